import { describe, expect, it } from "vitest";
import { inferBm25, reshapeBm25 } from "../../../src/analysis/validity/infer-bm25.ts";
import { bm25Embedder } from "../../../src/dataset/bm25/bm25-embedder.ts";
import { createRandom, randomInteger } from "../../../src/random.ts";

const { document } = bm25Embedder({ language: "none", k: 1.2, b: 0.75 });

/** Texts of 20 to 100 words of a vocabulary of 60, so that some occur more than once. */
const random = createRandom("bm25-texts");
const texts = Array.from({ length: 200 }, () =>
  Array.from({ length: 20 + randomInteger(random, 81) }, () => `w${randomInteger(random, 60)}`),
);
const averageLength = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
const vectorsFor = (length: number) => texts.map((words) => document(words.join(" "), length));

describe("inferBm25", () => {
  it("finds the average length that was assumed, and that of the texts, from the numbers alone", () => {
    const { assumed, measured } = inferBm25([undefined, ...vectorsFor(256)])!;
    expect(assumed).toBeCloseTo(256, 2);
    expect(Math.abs(measured / averageLength - 1)).toBeLessThan(0.02);
  });

  it("finds nothing in few texts, and in vectors that something else made", () => {
    expect(inferBm25(vectorsFor(256).slice(0, 19))).toBeUndefined();
    const others = vectorsFor(256).map(({ indices }) => ({
      indices,
      values: Float32Array.from(indices, () => 0.1 + 2 * random()),
    }));
    expect(inferBm25(others)).toBeUndefined();
    const ones = vectorsFor(256).map(({ indices }) => ({
      indices,
      values: new Float32Array(indices.length).fill(1),
    }));
    expect(inferBm25(ones)).toBeUndefined();
  });
});

describe("reshapeBm25", () => {
  it("gives the vectors that the other average length would have given", () => {
    const reshaped = reshapeBm25([undefined, ...vectorsFor(256)], { assumed: 256, measured: averageLength });
    expect(reshaped[0]).toBeUndefined();
    vectorsFor(averageLength).forEach((wanted, i) => {
      const { indices, values } = reshaped[i + 1]!;
      expect(indices).toEqual(wanted.indices);
      values.forEach((value, j) => {
        expect(value).toBeCloseTo(wanted.values[j]!, 4);
      });
    });
  });
});
