import { expect, it } from "vitest";
import { summarize } from "../../src/statistics/summarize.ts";

it("gives the mean and the bootstrap interval around it", () => {
  const resamples = { queries: 2, samples: 3, counts: Uint8Array.of(2, 0, 1, 1, 0, 2) };
  expect(summarize(Float64Array.of(5, 1), resamples, 0.5)).toEqual({ mean: 3, low: 2, high: 4 });
});
