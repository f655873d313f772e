import { describe, expect, test } from "vitest";
import type { Query } from "../../../../src/engine/server/query.ts";
import { ask, collectionOf, ranked } from "../fixtures.ts";

const points = [{ vector: [3, 0] }, { vector: [0, 3] }, { vector: [-1, 0] }];
const scores = async (query: Query) =>
  Object.fromEntries(await ranked(await collectionOf(points), ask({ query })));

/** x / (1 + |x|), brought from (-1, 1) to (0, 1), in 32-bit steps. */
const squash = (x: number) => 0.5 * Math.fround(Math.fround(x / (1 + Math.abs(x))) + 1);

describe("recommendation", () => {
  test("by the best score is by the nearest example, negative ones on the negative side", async () => {
    const recommend = {
      positive: [
        [1, 0],
        [0, 2],
      ],
      negative: [[-5, 0]],
      strategy: "best_score",
    } as const;
    expect(await scores({ recommend })).toEqual({ 1: squash(3), 2: squash(6), 3: -squash(5) });
  });

  test("by the sum of scores adds positive and subtracts negative similarities", async () => {
    const recommend = {
      positive: [
        [1, 0],
        [0, 2],
      ],
      negative: [[-5, 0]],
      strategy: "sum_scores",
    } as const;
    expect(await scores({ recommend })).toEqual({ 1: 3 + 15, 2: 6, 3: -1 - 5 });
  });

  test("may have negative examples alone", async () => {
    const recommend = { positive: [], negative: [[1, 0]], strategy: "best_score" } as const;
    expect(await scores({ recommend })).toEqual({ 1: -squash(3), 2: -squash(0), 3: -squash(-1) });
  });
});

test("discovery counts the pairs on whose positive side a point lies, then nears the target", async () => {
  const context = [{ positive: [1, 0], negative: [0, 1] }];
  expect(await scores({ discover: { target: [1, 1], context } })).toEqual({
    1: Math.fround(1 + squash(3)),
    2: Math.fround(-1 + squash(3)),
    3: Math.fround(-1 + squash(-1)),
  });
});

test("a context costs nothing on the positive side of its pairs, and the more the further on the other", async () => {
  const context = [{ positive: [1, 0], negative: [0, 1] }];
  const { 1: positive, 2: far, 3: near } = await scores({ context });
  expect(positive).toBe(0);
  expect(far).toBeCloseTo(-3 / 4, 6);
  expect(near).toBeCloseTo(-1 / 2, 6);
});

test("sparse examples that share nothing with a point are not near to it", async () => {
  const collection = await collectionOf(
    [{ vector: { s: { indices: [1], values: [2] } } }, { vector: { s: { indices: [7], values: [2] } } }],
    { vectors: {}, sparse_vectors: { s: {} } },
  );
  const example = { indices: [1], values: [3] };
  const recommend = { positive: [example], negative: [], strategy: "sum_scores" } as const;
  expect(await ranked(collection, ask({ query: { recommend }, using: "s" }))).toEqual([
    [1, 6],
    [2, 0],
  ]);
  expect(await ranked(collection, ask({ query: { nearest: example }, using: "s" }))).toEqual([[1, 6]]);
});
