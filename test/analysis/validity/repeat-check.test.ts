import { expect, it } from "vitest";
import { checkRepeats } from "../../../src/analysis/validity/repeat-check.ts";
import { ranking } from "../five-query-world.ts";

const judged = [ranking(1, 2, 3, 4), ranking(5, 6, 7, 8)];

it("finds the results of two identical answers the same, and those of the order that is judged", () => {
  const answer = [ranking(1, 2), ranking(5, 6)];
  expect(checkRepeats(judged, answer, answer)).toEqual({ queries: 2, changed: 0, unlikeJudged: 0 });
});

it("counts other items and another order as a change", () => {
  const first = [ranking(1, 2), ranking(5, 6)];
  expect(checkRepeats(judged, first, [ranking(1, 3), ranking(6, 5)]).changed).toBe(2);
  expect(checkRepeats(judged, first, [ranking(1), ranking(5, 6)]).changed).toBe(1);
});

it("sees results that are always the same, but not those that are judged", () => {
  const answer = [ranking(1, 2), ranking(6, 5)];
  expect(checkRepeats(judged, answer, answer)).toEqual({ queries: 2, changed: 0, unlikeJudged: 1 });
});
