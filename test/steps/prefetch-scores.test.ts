import { expect, it } from "vitest";
import { prefetchScores } from "../../src/steps/prefetch-scores.ts";
import { ownRetriever } from "../retrieval/own-retriever.ts";

const items = [0.5, 0.2500001, 0.125].map((x, id) => ({ id, vector: Float32Array.of(x), payload: {} }));
const retrieved = { items: Int32Array.of(0, 7), scores: Float32Array.of(0.75, 0.25) };
const user = { id: "ada", vector: Float32Array.of(1), affinities: {} };
const [retriever] = ownRetriever({ items }, { distance: "Dot" });
const scoreOf = prefetchScores(retriever!, user, items, retrieved);

it("is what the engine gave", () => {
  expect(scoreOf(0)).toBe(0.75);
});

it("is the last one's for an item that was tied for the last place", () => {
  expect(scoreOf(1)).toBe(0.25);
});

it("is computed for an item of a further shard", () => {
  expect(scoreOf(2)).toBe(0.125);
});
