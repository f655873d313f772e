import { describe, expect, it } from "vitest";
import { pointVectorsTree, vectorTree } from "../../../src/engine/edge/vector-tree.ts";

/** The floats that a packed list holds. */
function unpack(tree: unknown): number[] {
  const [tag, base64] = tree as [string, string];
  if (tag !== "f32") throw new Error(`not packed floats: ${tag}`);
  return [...new Float32Array(new Uint8Array(Buffer.from(base64, "base64")).buffer)];
}

describe("vectorTree", () => {
  it("packs a dense vector as 32-bit floats", () => {
    expect(unpack(vectorTree([0.1, -2, 1e-30]))).toEqual([Math.fround(0.1), -2, Math.fround(1e-30)]);
  });

  it("packs each vector of a multivector", () => {
    const [tag, ...vectors] = vectorTree([
      [1, 2],
      [3, 4],
    ]) as unknown[];
    expect([tag, vectors.map(unpack)]).toEqual([
      "[",
      [
        [1, 2],
        [3, 4],
      ],
    ]);
  });

  it("packs the values of a sparse vector, not its indices", () => {
    const [made, indices, values] = vectorTree({ indices: [7, 9], values: [0.5, 1] }) as unknown[];
    expect([made, indices, unpack(values)]).toEqual(["SparseVector", ["=", [7, 9]], [0.5, 1]]);
  });
});

describe("pointVectorsTree", () => {
  it("keeps the names of vectors", () => {
    const tree = pointVectorsTree({ a: [1], s: { indices: [1], values: [2] } }) as Record<string, unknown>;
    expect(Object.keys(tree)).toEqual(["a", "s"]);
    expect(unpack(tree.a)).toEqual([1]);
  });
});
