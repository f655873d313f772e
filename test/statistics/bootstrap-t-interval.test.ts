import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { studentizedInterval } from "../../src/statistics/bootstrap-t-interval.ts";
import { resample } from "../../src/statistics/resample.ts";

interface Oracle {
  readonly intervals: readonly {
    readonly name: string;
    readonly values: number[];
    readonly confidence: number;
    /** How often each sample holds each value. */
    readonly counts: number[][];
    readonly low: number;
    readonly high: number;
  }[];
}

const oracle: Oracle = JSON.parse(
  readFileSync(join(import.meta.dirname, "../oracle/numpy/studentized-interval.json"), "utf8"),
);

describe.each(oracle.intervals)("numpy on $name", ({ values, confidence, counts, low, high }) => {
  it("agrees on the interval of the same samples", () => {
    const resamples = {
      queries: values.length,
      samples: counts.length,
      counts: Uint8Array.from(counts.flat()),
    };
    const interval = studentizedInterval(Float64Array.from(values), resamples, confidence);
    expect(interval.low).toBeCloseTo(low, 12);
    expect(interval.high).toBeCloseTo(high, 12);
  });
});

it("is no shorter than Student's t interval, whose 97.5 % quantile with 9 degrees of freedom is 2.262157", () => {
  const values = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  const { low, high } = studentizedInterval(values, resample(10, 2000, createRandom("any")));
  const reach = 2.262157 * Math.sqrt(82.5 / 9 / 10);
  expect(low).toBeLessThanOrEqual(5.5 - reach + 1e-6);
  expect(high).toBeGreaterThanOrEqual(5.5 + reach - 1e-6);
});

it("reaches further to the side of the long tail", () => {
  const values = Float64Array.of(0, 0, 0, 0, 0, 0, 0.1, 0.1, 0.2, 0.9);
  const { low, high } = studentizedInterval(values, resample(10, 2000, createRandom("any")));
  const average = 0.13;
  expect(high - average).toBeGreaterThan(1.5 * (average - low));
});

it("has no width where all values are the same, also for a single query", () => {
  const point = { low: 0.25, high: 0.25 };
  const any = createRandom("any");
  expect(studentizedInterval(new Float64Array(8).fill(0.25), resample(8, 100, any))).toEqual(point);
  expect(studentizedInterval(Float64Array.of(0.25), resample(1, 100, any))).toEqual(point);
});

it("is wider at a higher confidence", () => {
  const resamples = resample(10, 1000, createRandom("any"));
  const values = Float64Array.from({ length: 10 }, (_, i) => i);
  const wide = studentizedInterval(values, resamples, 0.99);
  const narrow = studentizedInterval(values, resamples, 0.8);
  expect(wide.low).toBeLessThan(narrow.low);
  expect(wide.high).toBeGreaterThan(narrow.high);
});

it("refuses samples of other queries", () => {
  const resamples = resample(3, 100, createRandom("any"));
  expect(() => studentizedInterval(Float64Array.of(1, 2), resamples)).toThrow("samples of 3 queries");
});
