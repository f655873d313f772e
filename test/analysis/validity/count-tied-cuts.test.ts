import { expect, it } from "vitest";
import { countTiedCuts } from "../../../src/analysis/validity/count-tied-cuts.ts";
import type { NearestItems, Ranking } from "../../../src/domain.ts";

const ranking = (...scores: number[]): Ranking => ({
  items: Int32Array.from(scores.keys()),
  scores: Float32Array.from(scores),
});

const run: NearestItems = {
  depth: 3,
  rankings: [ranking(0.9, 0.5, 0.5), ranking(0.9, 0.8, 0.7), ranking(0.9, 0.8, 0.7), ranking(0.9, 0.8)],
  nextScores: Float32Array.of(0.5, 0.7, 0.6, Number.NaN),
};

it("counts the queries with equal scores on both sides of a cut, also beyond the last item", () => {
  expect(countTiedCuts([run], [1, 2, 3])).toEqual([
    { depth: 1, queries: 0 },
    { depth: 2, queries: 1 },
    { depth: 3, queries: 2 },
  ]);
});
