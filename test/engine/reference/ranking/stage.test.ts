import { describe, expect, test } from "vitest";
import type { Stage } from "../../../../src/engine/server/query.ts";
import { ask, collectionOf, nearest, ranked } from "../fixtures.ts";

/** Points on a line: the dot product with [1, 0] is their `x`. */
const line = (...xs: readonly number[]) =>
  xs.map((x, position) => ({ vector: [x, 1], payload: { x, bonus: [0, 10, 20, 30][position] ?? 0 } }));

describe("a search", () => {
  test("ranks by the similarity, equal scores by id", async () => {
    const points = await collectionOf(line(1, 3, 2, 3));
    expect(await ranked(points, nearest([1, 0]))).toEqual([
      [2, 3],
      [4, 3],
      [3, 2],
      [1, 1],
    ]);
  });

  test("ranks distances from the smallest on, and shows them positive", async () => {
    const points = await collectionOf(line(1, 3, 2), { vectors: { size: 2, distance: "Euclid" } });
    expect(await ranked(points, nearest([3, 1]))).toEqual([
      [2, 0],
      [3, 1],
      [1, 2],
    ]);
  });

  test("keeps scores that are better than the threshold, not those that equal it", async () => {
    expect(await ranked(await collectionOf(line(1, 2, 3)), nearest([1, 0], { score_threshold: 2 }))).toEqual([
      [3, 3],
    ]);
    const byDistance = await collectionOf(line(1, 2, 3), { vectors: { size: 2, distance: "Manhattan" } });
    expect(await ranked(byDistance, nearest([1, 1], { score_threshold: 1 }))).toEqual([[1, 0]]);
  });

  test("skips points without the vector and those that the filter refuses", async () => {
    const points = await collectionOf([...line(1, 2, 3), { vector: {} }]);
    const filter = { must_not: [{ has_id: [3] }] };
    expect(await ranked(points, nearest([1, 0], { filter }))).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  test("without a query gives every point, in the order of the ids, with score 1", async () => {
    const points = await collectionOf([{ id: "b" }, { id: 20 }, { id: 3 }, { id: "a" }]);
    expect(await ranked(points, ask({ limit: 3 }))).toEqual([
      [3, 1],
      [20, 1],
      ["a", 1],
    ]);
  });

  test("leaves out as many of the best as the offset says", async () => {
    const points = await collectionOf(line(1, 2, 3, 4));
    expect(await ranked(points, ask({ query: { nearest: [1, 0] }, offset: 1, limit: 2 }))).toEqual([
      [3, 3],
      [2, 2],
    ]);
  });

  test("refuses a vector that the collection does not have", async () => {
    const points = await collectionOf(line(1));
    await expect(points.query([nearest([1, 0], { using: "nope" })])).rejects.toThrow(
      "Wrong input: Not existing vector name error: nope",
    );
  });

  test("says so where it cannot do what Qdrant can", async () => {
    const points = await collectionOf(line(1));
    await expect(points.query([ask({ query: { sample: "random" } })])).rejects.toMatchObject({ status: 501 });
    const feedback = { target: [1, 0], feedback: [], strategy: { naive: { a: 1, b: 1, c: 1 } } };
    await expect(points.query([ask({ query: { relevance_feedback: feedback } })])).rejects.toMatchObject({
      status: 501,
    });
  });

  test("refuses a formula or a fusion without prefetches", async () => {
    const points = await collectionOf(line(1));
    await expect(points.query([ask({ query: { formula: 1, defaults: {} } })])).rejects.toThrow(
      "Wrong input: Validation failed: cannot apply Formula without prefetches",
    );
    await expect(points.query([ask({ query: { rrf: { k: 2 } } })])).rejects.toThrow(
      "cannot apply Fusion without prefetches",
    );
  });
});

describe("a stage with prefetches", () => {
  const formula = (expression: never | object | string) => ({ formula: expression as never, defaults: {} });

  test("ranks again what they return, and nothing else", async () => {
    const points = await collectionOf(line(4, 3, 2, 1));
    const prefetch = [nearest([1, 0], { limit: 2 })];
    expect(await ranked(points, ask({ prefetch, query: formula({ sum: ["$score", "bonus"] }) }))).toEqual([
      [2, 13],
      [1, 4],
    ]);
  });

  test("ranks a point once that several of them return, with the score of each", async () => {
    const points = await collectionOf(line(4, 3, 2, 1));
    const prefetch = [nearest([1, 0], { limit: 3 }), nearest([-1, 0], { limit: 2 })];
    const query = formula({ sum: [{ mult: [10, "$score[0]"] }, "$score[1]"] });
    expect(await ranked(points, ask({ prefetch, query }))).toEqual([
      [1, 40],
      [2, 30],
      [3, 20 - 2],
      [4, -1],
    ]);
  });

  test("keeps scores of a formula from the threshold on", async () => {
    const points = await collectionOf(line(1, 2, 3));
    const request = ask({ prefetch: [nearest([1, 0])], query: formula("$score"), score_threshold: 2 });
    expect(await ranked(points, request)).toEqual([
      [3, 3],
      [2, 2],
    ]);
  });

  test("nests: an inner formula's value is the outer $score", async () => {
    const points = await collectionOf(line(1, 2, 3));
    const inner: Stage = ask({ prefetch: [nearest([1, 0])], query: formula({ neg: "$score" }), limit: 2 });
    expect(
      await ranked(points, ask({ prefetch: [inner], query: formula({ mult: [10, "$score"] }) })),
    ).toEqual([
      [1, -10],
      [2, -20],
    ]);
  });

  test("may compare the candidates with another vector", async () => {
    const points = await collectionOf(line(1, 2, 3, 4));
    const request = ask({ prefetch: [nearest([1, 0], { limit: 2 })], query: { nearest: [-1, 0] } });
    expect(await ranked(points, request)).toEqual([
      [3, -3],
      [4, -4],
    ]);
  });

  test("filters the searches below it, not the candidates", async () => {
    const points = await collectionOf(line(4, 3, 2, 1));
    const request = ask({
      prefetch: [nearest([1, 0], { limit: 2, filter: { must_not: [{ has_id: [2] }] } })],
      query: formula("$score"),
      filter: { must_not: [{ has_id: [1] }] },
    });
    expect(await ranked(points, request)).toEqual([
      [3, 2],
      [4, 1],
    ]);
  });

  test("fails as a whole where the formula fails for one candidate", async () => {
    const points = await collectionOf([...line(1, 2), { vector: [3, 1], payload: {} }]);
    const request = ask({ prefetch: [nearest([1, 0])], query: formula("bonus") });
    await expect(points.query([request])).rejects.toMatchObject({ status: 400 });
  });

  test("finds a wrong formula before a wrong vector", async () => {
    const points = await collectionOf(line(1));
    const request = ask({ prefetch: [nearest([1, 0, 0])], query: formula("$foo") });
    await expect(points.query([request])).rejects.toThrow("Invalid reserved word: $foo");
  });

  test("wants a query", async () => {
    const points = await collectionOf(line(1));
    await expect(points.query([ask({ prefetch: [nearest([1, 0])] })])).rejects.toMatchObject({ status: 400 });
  });
});
