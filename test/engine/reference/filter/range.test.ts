import { describe, expect, test } from "vitest";
import {
  isInRange,
  numericRangeTest,
  rangeTest,
  toNumber,
} from "../../../../src/engine/reference/filter/range.ts";

describe("isInRange", () => {
  test("every bound that is given binds", () => {
    const within = (range: object) => [1, 2, 3].filter((n) => isInRange(range, n));
    expect(within({})).toEqual([1, 2, 3]);
    expect(within({ lt: 2 })).toEqual([1]);
    expect(within({ lte: 2 })).toEqual([1, 2]);
    expect(within({ gt: 2 })).toEqual([3]);
    expect(within({ gte: 2 })).toEqual([2, 3]);
    expect(within({ gt: 1, lte: 2, lt: 3 })).toEqual([2]);
  });
});

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
