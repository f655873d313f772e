import { expect, it } from "vitest";
import { payloadBins } from "../../src/features/payload-bins.ts";
import { noVectors } from "./no-vectors.ts";

const user = { affinities: {} };
const bins = (fallback: number) =>
  payloadBins({ kind: "payload-bins", path: "year", edges: [1980, 1990], default: fallback });
const values = (year: unknown, fallback = 0) =>
  bins(fallback).map((bin) => bin.value(user, { payload: { year } as never }, [0]));

it("makes a column for each bin but the lowest, which is 1 from its edge up to the next", () => {
  expect(bins(0).map(({ name }) => name)).toEqual(["year in [1980, 1990)", "year >= 1990"]);
  expect(values(1979.9)).toEqual([0, 0]);
  expect(values(1980)).toEqual([1, 0]);
  expect(values(1989.9)).toEqual([1, 0]);
  expect(values(1990)).toEqual([0, 1]);
});

it("puts an item without a number into the bin of the default", () => {
  for (const year of [undefined, null, [], "1999"]) {
    expect(values(year, 0)).toEqual([0, 0]);
    expect(values(year, 1985)).toEqual([1, 0]);
    expect(values(year, 2000)).toEqual([0, 1]);
  }
});

it("writes a bin as a range condition, and the default's as neither below nor above", () => {
  expect(bins(0).map((bin) => bin.expression(user, noVectors))).toEqual([
    { key: "year", range: { gte: 1980, lt: 1990 } },
    { key: "year", range: { gte: 1990 } },
  ]);
  expect(bins(1985)[0]!.expression(user, noVectors)).toEqual({
    must_not: [
      { key: "year", range: { lt: 1980 } },
      { key: "year", range: { gte: 1990 } },
    ],
  });
  expect(bins(2000)[1]!.expression(user, noVectors)).toEqual({
    must_not: [{ key: "year", range: { lt: 1990 } }],
  });
});
