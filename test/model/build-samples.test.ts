import { expect, it } from "vitest";
import type { Dataset } from "../../src/domain.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { samplesFromCandidates, samplesFromInteractions } from "../../src/model/build-samples.ts";
import { byCosine } from "./by-cosine.ts";

const features = createFeatures([
  { kind: "prefetch-score" },
  { kind: "payload-number", path: "year", default: 0 },
]);

const dataset: Dataset = {
  name: "tiny",
  description: "",
  fingerprint: "",
  dimensions: 2,
  vectorSpaces: [],
  items: [
    { id: 1, vector: Float32Array.of(1, 0), payload: { year: 1990 } },
    { id: 2, vector: Float32Array.of(0, 2), payload: { year: 2000 } },
  ],
  users: [
    { id: "ada", vector: Float32Array.of(3, 4), affinities: {} },
    { id: "bob", vector: Float32Array.of(1, 0), affinities: {} },
  ],
  interactions: {
    user: Int32Array.of(0, 0, 1),
    item: Int32Array.of(0, 1, 1),
    label: Float64Array.of(5, 3, 4),
    time: new Float64Array(3),
    part: ["train", "train", "train"],
    propensity: Float64Array.of(0.5, 0.25, 1),
  },
  positiveFrom: 4,
};

it("makes a row of each given interaction, scored as the prefetch would score it", async () => {
  const samples = await samplesFromInteractions(dataset, Int32Array.of(0, 1, 2), features, {
    scoresOf: byCosine,
  });
  expect(samples.columns).toEqual(["score", "year"]);
  expect(Array.from(samples.values)).toEqual([Math.fround(0.6), 1990, Math.fround(0.8), 2000, 0, 2000]);
  expect(Array.from(samples.labels)).toEqual([1, 0, 1]);
  expect(Array.from(samples.weights)).toEqual([1, 1, 1]);
  expect(Array.from(samples.users)).toEqual([0, 0, 1]);
});

it("counts a positive 1/propensity times where it is asked to, and a negative as it is", async () => {
  const options = { scoresOf: byCosine, inversePropensity: true };
  const { labels, weights } = await samplesFromInteractions(
    dataset,
    Int32Array.of(0, 1, 2),
    features,
    options,
  );
  expect(Array.from(labels)).toEqual([1 / 0.5, 0, 1]);
  expect(Array.from(weights)).toEqual([1, 1, 1]);
});

it("refuses to weight by propensities that the dataset does not have", async () => {
  const { propensity: _, ...interactions } = dataset.interactions;
  await expect(
    samplesFromInteractions({ ...dataset, interactions }, Int32Array.of(0), features, {
      scoresOf: byCosine,
      inversePropensity: true,
    }),
  ).rejects.toThrow(
    "training.inversePropensity is true, but no interaction of dataset tiny has a propensity",
  );
});

it("makes a row of each candidate, with the score of the prefetch and the label of what came later", async () => {
  const candidates = [
    {
      user: 1,
      items: Int32Array.of(1, 0),
      scoresOf: (item: number) => [item === 1 ? 0.75 : 0.5],
      positives: new Set([0]),
    },
    {
      user: 0,
      items: Int32Array.of(0),
      scoresOf: () => [0.25],
      positives: new Set([1]),
    },
  ];
  const samples = await samplesFromCandidates(dataset, candidates, features);
  expect(Array.from(samples.values)).toEqual([0.75, 2000, 0.5, 1990, 0.25, 1990]);
  expect(Array.from(samples.labels)).toEqual([0, 1, 0]);
  expect(Array.from(samples.users)).toEqual([1, 1, 0]);
});
