import { expect, it } from "vitest";
import { candidatesAt, scoreLookups } from "../../src/retrieval/candidate-pool.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";
import { ownRetriever } from "./own-retriever.ts";
import { poolOf } from "./pool-of.ts";

const items = [0.5, 0.2500001, 0.125].map((x, id) => ({ id, vector: Float32Array.of(x), payload: {} }));
const dataset = bareDataset("tiny", items, [{ id: "ada", vector: Float32Array.of(1), affinities: {} }]);
const retrieved = { items: Int32Array.of(0, 7), scores: Float32Array.of(0.75, 0.25) };
const pool = poolOf({ depth: 2, rankings: [retrieved], nextScores: Float32Array.of(Number.NaN) });
const session = { dataset, retrievers: ownRetriever(dataset, { distance: "Dot" }) };
const { scoresOf, roundingOf } = scoreLookups(session, pool, [{ user: 0 }])(0, 2);

it("gives the scores that the engine gave", () => {
  expect(scoresOf(0)).toEqual([0.75]);
  expect(roundingOf(0)).toEqual([0]);
});

it("gives an item that was tied for the last place the score of the last one", () => {
  expect(scoresOf(1)).toEqual([0.25]);
});

it("computes the score of an item of a further shard, up to rounding", () => {
  expect(scoresOf(2)).toEqual([0.125]);
  expect(roundingOf(2)).toEqual([1e-5 * 0.125]);
});

it("has the first items of the only retriever for candidates, in its order", () => {
  expect(candidatesAt(pool, 1)).toEqual([{ items: Int32Array.of(0), scores: Float32Array.of(0.75) }]);
});
