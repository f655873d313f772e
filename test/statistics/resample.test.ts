import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { resample, resampledMeans, sampleMeans } from "../../src/statistics/resample.ts";

it("draws as many queries a sample as there are", () => {
  const { counts } = resample(7, 50, createRandom("any"));
  for (let sample = 0; sample < 50; sample++) {
    expect(counts.subarray(sample * 7, sample * 7 + 7).reduce((sum, count) => sum + count, 0)).toBe(7);
  }
});

it("draws each query equally often, give or take chance", () => {
  const { counts } = resample(4, 10_000, createRandom("any"));
  for (let query = 0; query < 4; query++) {
    const drawn = counts.filter((_, i) => i % 4 === query).reduce((sum, count) => sum + count, 0);
    expect(Math.abs(drawn - 10_000)).toBeLessThan(4 * Math.sqrt(10_000));
  }
});

it("draws the same samples from the same seed, and others from another", () => {
  const draw = (seed: string) => resample(20, 10, createRandom(seed)).counts;
  expect(draw("1")).toEqual(draw("1"));
  expect(draw("1")).not.toEqual(draw("2"));
});

it("gives the means of the samples in ascending order", () => {
  const resamples = { queries: 2, samples: 3, counts: Uint8Array.of(2, 0, 1, 1, 0, 2) };
  expect(resampledMeans(Float64Array.of(5, 1), resamples)).toEqual(Float64Array.of(1, 3, 5));
});

it("gives the means in the order of the samples, so that two columns can be paired", () => {
  const resamples = { queries: 2, samples: 3, counts: Uint8Array.of(2, 0, 1, 1, 0, 2) };
  expect(sampleMeans(Float64Array.of(5, 1), resamples)).toEqual(Float64Array.of(5, 3, 1));
});

it("refuses values of another number of queries", () => {
  const resamples = resample(3, 2, createRandom("any"));
  expect(() => resampledMeans(Float64Array.of(1, 2), resamples)).toThrow(
    "samples of 3 queries cannot be applied to 2 values",
  );
});
