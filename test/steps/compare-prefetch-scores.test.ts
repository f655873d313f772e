import { expect, it } from "vitest";
import { comparePrefetchScores } from "../../src/steps/compare-prefetch-scores.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";
import { ownRetriever } from "../retrieval/own-retriever.ts";

const dataset = {
  ...bareDataset(
    "tiny",
    [3, 4].map((x, id) => ({ id, vector: Float32Array.of(x, 0), payload: {} })),
    [{ id: "ada", vector: Float32Array.of(10, 0), affinities: {} }],
  ),
  dimensions: 2,
};

function compare(distance: "Cosine" | "Dot", scores: number[], precision = 1e-5) {
  const retrievers = ownRetriever(dataset, { distance, precision });
  const rankings = [{ items: Int32Array.of(0, 1), scores: Float32Array.from(scores) }];
  return comparePrefetchScores(dataset, [{ user: 0 }], [{ rankings }], retrievers);
}

it("finds nothing where the scores are the similarities", () => {
  expect(compare("Dot", [30, 40])).toEqual({
    scores: 2,
    beyondRounding: 0,
    largestDifference: 0,
    precision: 1e-5,
  });
  expect(compare("Cosine", [1, 1]).beyondRounding).toBe(0);
});

it("measures a difference by the lengths of the vectors", () => {
  const { beyondRounding, largestDifference } = compare("Dot", [30.003, 40.0001]);
  expect(beyondRounding).toBe(1);
  expect(largestDifference).toBeCloseTo(1e-4, 6);
});

it.each([1e-3, 1e-2])(
  "sees scores that are %d off, unless the collection's datatype explains them",
  (off) => {
    expect(compare("Cosine", [1, 1 - off]).beyondRounding).toBe(1);
    expect(compare("Cosine", [1, 1 - off], 0.02).beyondRounding).toBe(0);
  },
);
