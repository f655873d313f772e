import { expect, it, vi } from "vitest";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { settleFeatures } from "../../src/steps/settle-features.ts";

const topics = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, 1]));
const dataset = (count: number) => ({
  items: [{ id: 1, vector: Float32Array.of(1), payload: { topics: topics(count + 1) } }],
  users: [{ id: "ada", vector: Float32Array.of(1), affinities: { topics: topics(count) } }],
});
const experiment = (retrieval: object) =>
  experimentSchema.parse({
    name: "wide",
    dataset: "wide",
    features: [{ kind: "affinity", path: "topics" }],
    retrieval,
    ranking: { depths: [10], cutoffs: [5] },
  });

it("leaves an affinity over 200 keys as it is", () => {
  const { features, replaced } = settleFeatures(experiment({}), dataset(200), () => {});
  expect(features.map(({ name }) => name)).toEqual(["affinity(topics)"]);
  expect(replaced).toEqual([]);
});

it("computes one over more keys by a vector of all keys that items have, and says so", () => {
  const onNote = vi.fn();
  const { specs, features } = settleFeatures(experiment({}), dataset(201), onNote);
  expect(features.map(({ name }) => name)).toEqual(["affinity-vector(topics)"]);
  expect(specs).toMatchObject([{ kind: "affinity-vector", path: "topics" }]);
  expect(features[0]!.vectors![0]!.keys).toHaveLength(202);
  expect(onNote).toHaveBeenCalledWith(
    "affinity(topics) reads 201 keys, more than 200: it is computed as affinity-vector(topics), by a further vector of the items",
  );
});

it("refuses it in an existing collection, with what to do", () => {
  const settle = () => settleFeatures(experiment({ collection: "videos" }), dataset(201), () => {});
  expect(settle).toThrow(
    'features: affinity(topics) reads 201 keys, and would take as many payload indexes and terms of each query; with more than 200 make it { "kind": "affinity-vector", "path": "topics" }, and give collection videos a vector topics that holds the numbers of the map',
  );
});
