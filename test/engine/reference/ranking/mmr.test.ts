import { expect, test } from "vitest";
import { ask, collectionOf, ranked } from "../fixtures.ts";

/** Two that are nearly the same, and one that is worse but different. */
const points = [{ vector: [4, 0] }, { vector: [4, 0.125] }, { vector: [2, 2] }];
const query = (diversity: number, candidates_limit?: number) => ({
  nearest: [1, 0.25],
  mmr: { diversity, ...(candidates_limit !== undefined && { candidates_limit }) },
});
const chosen = async (diversity: number, limit: number, candidates?: number, shard_number = 1) =>
  ranked(await collectionOf(points, { shard_number }), ask({ query: query(diversity, candidates), limit }));

test("without diversity the order is that of the similarity, and the scores are the similarities", async () => {
  expect(await chosen(0, 3)).toEqual([
    [2, 4.03125],
    [1, 4],
    [3, 2.5],
  ]);
});

test("with diversity a hit that is like an earlier one comes later", async () => {
  // Then 0.5 · 4 - 0.5 · 16 for the first point, 0.5 · 2.5 - 0.5 · 8.25 for the third.
  expect((await chosen(0.5, 3)).map(([id]) => id)).toEqual([2, 3, 1]);
});

test("diversity weighs the likeness to earlier hits against the similarity to the query", async () => {
  // The first point leads the third by 4 - 2.5 in similarity, and by 16 - 8.25 in likeness to the second.
  expect((0.85 * 1.5) / (0.15 * 7.75)).toBeGreaterThan(1);
  expect((await chosen(0.15, 3)).map(([id]) => id)).toEqual([2, 1, 3]);
  expect((0.82 * 1.5) / (0.18 * 7.75)).toBeLessThan(1);
  expect((await chosen(0.18, 3)).map(([id]) => id)).toEqual([2, 3, 1]);
});

test("the choice is among the candidates only", async () => {
  expect((await chosen(0.5, 2, 2)).map(([id]) => id)).toEqual([2, 1]);
  expect((await chosen(0.5, 2, 3)).map(([id]) => id)).toEqual([2, 3]);
});

test("over several shards the choice is among the candidates of all", async () => {
  for (const shards of [2, 3]) expect(await chosen(0.5, 3, 3, shards)).toEqual(await chosen(0.5, 3));
});

test("below another stage it diversifies that stage's candidates", async () => {
  const collection = await collectionOf(points);
  const request = ask({
    prefetch: [ask({ query: query(0.5, 3), limit: 2 })],
    query: { formula: "$score", defaults: {} },
  });
  expect((await ranked(collection, request)).map(([id]) => id)).toEqual([2, 3]);
});
