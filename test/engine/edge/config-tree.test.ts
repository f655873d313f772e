import { describe, expect, it } from "vitest";
import { configTree } from "../../../src/engine/edge/config-tree.ts";
import type { QuantizationConfig } from "../../../src/engine/server/collection-config.ts";
import { newConfig } from "../../../src/engine/server/configure.ts";

describe("configTree", () => {
  it("names every vector, the unnamed one by the empty text", () => {
    const [, dense, sparse] = configTree(
      newConfig({ vectors: { size: 2, distance: "Dot" }, sparse_vectors: { s: { modifier: "idf" } } }),
      false,
    ) as unknown[];
    expect(dense).toEqual({ "": ["EdgeVectorParams", 2, ["Distance.Dot"], null, null, null, null, null] });
    expect(sparse).toEqual({ s: ["EdgeSparseVectorParams", null, null, ["Modifier.Idf"], null] });
  });

  it("completes a vector's own graph settings by those of the collection", () => {
    const vectors = { a: { size: 2, distance: "Dot", hnsw_config: { m: 4 } } } as const;
    const [, dense] = configTree(
      newConfig({ vectors, hnsw_config: { ef_construct: 50 } }),
      false,
    ) as unknown[];
    expect(dense).toMatchObject({
      a: { 7: ["HnswIndexConfig", 4, 50, 10_000, 0, false, null, null] },
    });
  });

  it("keeps a log of changes only for data that is to last", () => {
    const config = newConfig({ vectors: { size: 2, distance: "Dot" } });
    expect((configTree(config, true) as unknown[]).at(-1)).toBe(true);
    expect((configTree(config, false) as unknown[]).at(-1)).toBe(false);
  });

  it.each<[quantization_config: QuantizationConfig, tree: unknown]>([
    [
      { scalar: { type: "int8", quantile: 0.99 } },
      ["ScalarQuantizationConfig", ["ScalarType.Int8"], 0.99, null],
    ],
    [
      { product: { compression: "x16", always_ram: true } },
      ["ProductQuantizationConfig", ["CompressionRatio.X16"], true],
    ],
    [
      { binary: { encoding: "one_and_half_bits", query_encoding: "scalar4bits" } },
      [
        "BinaryQuantizationConfig",
        null,
        ["BinaryQuantizationEncoding.OneAndHalfBits"],
        ["BinaryQuantizationQueryEncoding.Scalar4Bits"],
      ],
    ],
    [{ turbo: { bits: "bits1_5" } }, ["TurboQuantQuantizationConfig", null, ["TurboQuantBitSize.Bits1_5"]]],
  ])("names the class of %j", (quantization_config, tree) => {
    const config = newConfig({ vectors: { size: 2, distance: "Dot" }, quantization_config });
    expect((configTree(config, false) as unknown[])[5]).toEqual(tree);
  });
});
