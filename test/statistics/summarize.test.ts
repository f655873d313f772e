import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { studentizedInterval } from "../../src/statistics/bootstrap-t-interval.ts";
import { resample } from "../../src/statistics/resample.ts";
import { summarize } from "../../src/statistics/summarize.ts";

const resamples = resample(4, 200, createRandom("any"));

it("gives the mean and the interval around it", () => {
  const values = Float64Array.of(5, 1, 3, -1);
  expect(summarize(values, resamples, 0.9)).toEqual({
    mean: 2,
    ...studentizedInterval(values, resamples, 0.9),
  });
});

it("ends the interval of shares at 0 and 1", () => {
  expect(summarize(Float64Array.of(0, 0, 0, 0.4), resamples)).toMatchObject({ mean: 0.1, low: 0 });
  expect(summarize(Float64Array.of(1, 1, 1, 0.6), resamples)).toMatchObject({ mean: 0.9, high: 1 });
});
