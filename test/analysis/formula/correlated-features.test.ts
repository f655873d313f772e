import { expect, it } from "vitest";
import { correlatedGroups } from "../../../src/analysis/formula/correlated-features.ts";

/** Correlations by pair: "01" is that of the first two. */
const groups = (count: number, correlations: { readonly [pair: string]: number }) =>
  correlatedGroups(count, (a, b) => correlations[`${a}${b}`] ?? 0);

it("joins what correlates, in either direction, and from one to the next", () => {
  expect(groups(4, { "02": 0.9, "23": -0.8 })).toEqual([[0, 2, 3]]);
  expect(groups(4, { "13": 0.71, "02": 0.75 })).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

it("leaves alone what correlates by less than 0.7", () => {
  expect(groups(3, { "01": 0.69, "12": -0.5 })).toEqual([]);
});
