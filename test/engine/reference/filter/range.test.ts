import { describe, expect, test } from "vitest";
import { numericRangeTest, rangeTest, toNumber } from "../../../../src/engine/reference/filter/range.ts";

describe("rangeTest", () => {
  test("bounds that are numbers pass numbers only", () => {
    expect([1, 2, "2025-01-01", true, null].filter(rangeTest({ gte: 2 }))).toEqual([2]);
  });

  test("bounds that are dates pass dates only, whatever their zone", () => {
    const test = rangeTest({ gte: "2025-01-01T00:00:00Z" });
    expect(["2025-01-01T01:00:00+02:00", "2025-01-01", "tomorrow", 1e18].filter(test)).toEqual([
      "2025-01-01",
    ]);
  });
});

test("numericRangeTest compares numbers and dates with one another, dates in microseconds", () => {
  expect([1, "2025-01-01"].filter(numericRangeTest({ gt: 1.5 }))).toEqual(["2025-01-01"]);
  expect([1e18, 1].filter(numericRangeTest({ gt: "2025-01-01" }))).toEqual([1e18]);
});

test("toNumber leaves numbers, reads dates and nothing else", () => {
  expect([1.5, "1970-01-01T00:00:01Z", "x", true, null, undefined].map(toNumber)).toEqual([
    1.5,
    1_000_000,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
