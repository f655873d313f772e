import { expect, it } from "vitest";
import { checkRepeats } from "../../../src/analysis/validity/repeat-check.ts";
import { ranking } from "../five-query-world.ts";

const never = () => false;
const judged = [ranking(1, 2, 3, 4), ranking(5, 6, 7, 8)];

it("finds the results of two identical answers the same, and those of the order that is judged", () => {
  const answer = [ranking(1, 2), ranking(5, 6)];
  expect(checkRepeats(judged, answer, answer, never)).toEqual({
    queries: 2,
    changed: 0,
    changedWithoutTies: 0,
    unlikeJudged: 0,
  });
});

it("counts other items and another order as a change", () => {
  const first = [ranking(1, 2), ranking(5, 6)];
  expect(checkRepeats(judged, first, [ranking(1, 3), ranking(6, 5)], never).changed).toBe(2);
  expect(checkRepeats(judged, first, [ranking(1), ranking(5, 6)], never).changed).toBe(1);
});

it("sees results that are always the same, but not those that are judged", () => {
  const answer = [ranking(1, 2), ranking(6, 5)];
  expect(checkRepeats(judged, answer, answer, never)).toEqual({
    queries: 2,
    changed: 0,
    changedWithoutTies: 0,
    unlikeJudged: 1,
  });
});

it("tells a change that equal scores explain, of the results or at the cut of the candidates, from any other", () => {
  const scored = (scores: readonly number[], ...items: number[]) => ({
    items: Int32Array.from(items),
    scores: Float32Array.from(scores),
  });
  const first = [scored([0.5, 0.5], 1, 2), scored([0.9, 0.5], 5, 6)];
  const second = [scored([0.5, 0.5], 2, 1), scored([0.9, 0.4], 5, 7)];
  expect(checkRepeats(judged, first, second, never)).toMatchObject({ changed: 2, changedWithoutTies: 1 });
  const tied = (query: number) => query === 1;
  expect(checkRepeats(judged, first, second, tied)).toMatchObject({ changed: 2, changedWithoutTies: 0 });
});
