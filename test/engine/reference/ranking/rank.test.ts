import { describe, expect, test } from "vitest";
import { ask, collectionOf, nearest, ranked } from "../fixtures.ts";

/** The dot product with [1, 0] falls with the id, and so the worst by vector are the best by `-x`. */
const points = Array.from({ length: 40 }, (_, i) => ({ vector: [40 - i, 1], payload: { x: 40 - i } }));
const distances = { vectors: { size: 2, distance: "Euclid" } } as const;
const reversed = ask({
  prefetch: [nearest([1, 0], { limit: 5 })],
  query: { formula: { neg: "$score" }, defaults: {} },
});

describe("a query over several shards", () => {
  test("finds the same nearest points in the same order as over one", async () => {
    for (const params of [{}, distances]) {
      const [one, three] = await Promise.all([
        collectionOf(points, params),
        collectionOf(points, { ...params, shard_number: 3 }),
      ]);
      for (const request of [nearest([1, 0], { limit: 7 }), ask({ limit: 7, offset: 4 })]) {
        expect(await ranked(three, request)).toEqual(await ranked(one, request));
      }
    }
  });

  test("spreads the points over all of them", async () => {
    const { shards } = await collectionOf(points, { shard_number: 3 });
    const sizes = shards.map(({ size }) => size);
    expect(sizes.reduce((a, b) => a + b)).toBe(40);
    expect(Math.min(...sizes)).toBeGreaterThan(5);
  });

  test("ranks again as many candidates as the prefetch allows, of every shard", async () => {
    const [one, three] = await Promise.all([collectionOf(points), collectionOf(points, { shard_number: 3 })]);
    expect(await ranked(one, reversed)).toHaveLength(5);
    expect(await ranked(three, reversed)).toHaveLength(3 * 5);
    const [[best]] = (await ranked(three, { ...reversed, limit: 1 })) as [[number, number]];
    expect(best).toBeGreaterThan(5);
  });

  test("fuses what the prefetches give over all shards, where the fusion is the whole query", async () => {
    const [one, three] = await Promise.all([collectionOf(points), collectionOf(points, { shard_number: 3 })]);
    const prefetch = [nearest([1, 0], { limit: 5 }), nearest([-1, 0], { limit: 5 })];
    for (const query of [{ rrf: { k: 2 } }, { fusion: "dbsf" }] as const) {
      const request = ask({ prefetch, query, limit: 6, offset: 1 });
      expect(await ranked(three, request)).toEqual(await ranked(one, request));
    }
  });

  test("fuses in every shard by itself, where the fusion is a prefetch", async () => {
    const [one, three] = await Promise.all([collectionOf(points), collectionOf(points, { shard_number: 3 })]);
    const fused = ask({ prefetch: [nearest([1, 0], { limit: 5 })], query: { rrf: { k: 2 } }, limit: 5 });
    const request = ask({ prefetch: [fused], query: { formula: "$score", defaults: {} } });
    expect((await ranked(one, request)).filter(([, score]) => score === 1 / 2)).toHaveLength(1);
    expect((await ranked(three, request)).filter(([, score]) => score === 1 / 2)).toHaveLength(3);
  });

  test("sorts by a payload value over all shards", async () => {
    const three = await collectionOf(points, { shard_number: 3 }, { x: "integer" });
    const ids = async (direction: "asc" | "desc") =>
      (await ranked(three, ask({ query: { order_by: { key: "x", direction } }, limit: 3 }))).map(
        ([id]) => id,
      );
    expect(await ids("asc")).toEqual([40, 39, 38]);
    expect(await ids("desc")).toEqual([1, 2, 3]);
  });
});

test("a fusion drops what scores below the threshold, before the offset", async () => {
  const collection = await collectionOf(points);
  const request = ask({
    prefetch: [nearest([1, 0], { limit: 4 })],
    query: { rrf: { k: 2 } },
    score_threshold: 1 / 4,
    offset: 1,
  });
  expect((await ranked(collection, request)).map(([id]) => id)).toEqual([2, 3]);
});
