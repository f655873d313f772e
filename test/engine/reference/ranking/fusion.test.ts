import { describe, expect, test } from "vitest";
import { fuse } from "../../../../src/engine/reference/ranking/fusion.ts";
import type { Hit } from "../../../../src/engine/reference/ranking/hit.ts";
import type { Shard } from "../../../../src/engine/reference/shard.ts";

const list = (...points: readonly [id: number, score: number][]): Hit[] =>
  points.map(([id, score]) => ({ id, score, slot: id, shard: {} as Shard }));
const fused = (query: Parameters<typeof fuse>[0], ...lists: Hit[][]) =>
  fuse(query, lists)!.map(({ id, score }) => [id, score]);

/** The sum of 32-bit floats. */
const sum = (...terms: number[]) => terms.map(Math.fround).reduce((total, term) => Math.fround(total + term));

describe("reciprocal rank fusion", () => {
  const lists = [list([1, 9], [2, 8]), list([2, 0.3], [3, 0.2])];

  test("adds up 1 / (position + k), whatever the scores are", () => {
    expect(fused({ rrf: { k: 2 } }, ...lists)).toEqual([
      [2, sum(1 / 3, 1 / 2)],
      [1, 1 / 2],
      [3, sum(1 / 3)],
    ]);
  });

  test("divides the position by the weight of its list", () => {
    expect(fused({ rrf: { k: 2, weights: [2, 0.5] } }, ...lists)).toEqual([
      [2, sum(1 / (2 / 2 + 1), 1 / (1 / 0.5 + 1))],
      [1, sum(1 / (1 / 2 + 1))],
      [3, sum(1 / (2 / 0.5 + 1))],
    ]);
  });

  test("takes nothing from a list of weight 0", () => {
    expect(fused({ rrf: { k: 2, weights: [1, 0] } }, ...lists)).toEqual([
      [1, 1 / 2],
      [2, sum(1 / 3)],
      [3, 0],
    ]);
  });

  test("wants a weight for every list", () => {
    expect(() => fused({ rrf: { k: 2, weights: [1] } }, ...lists)).toThrow(
      "Wrong input: Validation failed: RRF weights length (1) does not match number of prefetches (2)",
    );
  });
});

describe("distribution-based score fusion", () => {
  test("scales each list by its mean and three standard deviations", () => {
    // Mean 2, sample variance 1: from -1 to 5.
    expect(fused({ fusion: "dbsf" }, list([1, 3], [2, 2], [3, 1]))).toEqual([
      [1, sum(4 / 6)],
      [2, 1 / 2],
      [3, sum(2 / 6)],
    ]);
  });

  test("adds up the scaled scores, and gives 1/2 where a list does not tell points apart", () => {
    expect(
      fused({ fusion: "dbsf" }, list([1, 3], [2, 2], [3, 1]), list([2, 7]), list([3, 4], [1, 4])),
    ).toEqual([
      [1, sum(4 / 6, 1 / 2)],
      [2, 1],
      [3, sum(2 / 6, 1 / 2)],
    ]);
  });
});

test("a query of another kind is no fusion", () => {
  expect(fuse({ nearest: [1] }, [])).toBeUndefined();
});
