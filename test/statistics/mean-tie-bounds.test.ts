import { expect, it } from "vitest";
import { meanTieBounds } from "../../src/statistics/mean-tie-bounds.ts";

const bounds = {
  measure: "RR",
  lowest: Float64Array.of(0, 1 / 2),
  highest: Float64Array.of(1, 1 / 2),
  expected: undefined,
  queriesAffected: 1,
};

it("averages over queries, and has no expectation where the measure has none", () => {
  expect(meanTieBounds(bounds)).toEqual({
    queriesAffected: 1,
    lowest: 1 / 4,
    highest: 3 / 4,
    expected: undefined,
  });
  expect(meanTieBounds({ ...bounds, expected: Float64Array.of(1 / 2, 1 / 2) }).expected).toBe(1 / 2);
});
