import { expect, it } from "vitest";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { queriesWithTieAcross, tieBounds } from "../../src/metrics/tie-bounds.ts";

const ranking = (...scores: number[]) => ({
  items: Int32Array.from(scores.keys()),
  scores: Float64Array.from(scores),
});
const grades = (...grades: number[]) => ({
  items: Int32Array.from(grades.keys()),
  grades: Float64Array.from(grades),
});
const log3 = Math.log2(3);

function bounds(measure: string, scores: number[], itemGrades: number[]) {
  const [{ lowest, highest, expected }] = tieBounds(
    [ranking(...scores)],
    [grades(...itemGrades)],
    [parseMeasure(measure)],
  ) as [ReturnType<typeof tieBounds>[number]];
  return [lowest[0], expected?.[0], highest[0]];
}

it("says what a tie across the cut is worth to precision and recall", () => {
  // Ranks 2 … 4 are tied, one of the three relevant; two of them are above the cut.
  const scores = [9, 5, 5, 5, 1];
  expect(bounds("P@3", scores, [1, 0, 1, 0, 1])).toEqual([1 / 3, (1 + 2 / 3) / 3, 2 / 3]);
  expect(bounds("R@3", scores, [1, 0, 1, 0, 1])).toEqual([1 / 3, (1 + 2 / 3) / 3, 2 / 3]);
  expect(bounds("R_cap@3", scores, [1, 0, 1, 0, 0])).toEqual([1 / 2, (1 + 2 / 3) / 2, 1]);
});

it("leaves precision alone where the tie is on one side of the cut", () => {
  expect(bounds("P@2", [5, 5, 3, 3], [1, 0, 1, 0])).toEqual([1 / 2, 1 / 2, 1 / 2]);
});

it("knows that the order within a tie above the cut matters to nDCG", () => {
  const [lowest, expected, highest] = bounds("nDCG@2", [5, 5], [0, 1]);
  expect(lowest).toBeCloseTo(1 / log3, 12);
  expect(expected).toBeCloseTo((1 + 1 / log3) / 2, 12);
  expect(highest).toBe(1);
});

it("has bounds, and no expectation, for measures without a closed form", () => {
  expect(bounds("RR", [5, 5, 5], [0, 0, 1])).toEqual([1 / 3, undefined, 1]);
});

it("counts the queries whose value depends on the order of equal scores", () => {
  const rankings = [ranking(5, 5), ranking(5, 5), ranking(5, 4)];
  const qrels = [grades(1, 0), grades(1, 1), grades(1, 0)];
  expect(tieBounds(rankings, qrels, [parseMeasure("P@1")])[0]!.queriesAffected).toBe(1);
});

it("counts the queries whose cut falls into a tie, whatever is relevant", () => {
  expect(queriesWithTieAcross([ranking(5, 5), ranking(5, 4), ranking(5), ranking()], 1)).toBe(1);
});
