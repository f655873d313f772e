import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { comparePaired } from "../../src/statistics/compare-paired.ts";
import { resample } from "../../src/statistics/resample.ts";

const control = Float64Array.of(0.1, 0.2, 0.3, 0.4);
const treatment = Float64Array.of(0.3, 0.2, 0.4, 0.3);
const resamples = resample(4, 500, createRandom("any"));

it("gives the mean difference and counts wins, ties and losses", () => {
  const { difference, wins, ties, losses } = comparePaired(control, treatment, resamples);
  expect(difference).toBeCloseTo((0.2 + 0 + 0.1 - 0.1) / 4, 12);
  expect({ wins, ties, losses }).toEqual({ wins: 2, ties: 1, losses: 1 });
});

it("has an interval around the difference, which mirrors when the sides change places", () => {
  const forth = comparePaired(control, treatment, resamples);
  const back = comparePaired(treatment, control, resamples);
  expect(forth.low).toBeLessThan(forth.difference);
  expect(forth.high).toBeGreaterThan(forth.difference);
  expect(back.low).toBeCloseTo(-forth.high, 12);
  expect(back.high).toBeCloseTo(-forth.low, 12);
});

it("has no width when every query gains the same", () => {
  const { low, high } = comparePaired(
    control,
    control.map((value) => value + 0.1),
    resamples,
  );
  expect(low).toBeCloseTo(0.1, 12);
  expect(high).toBeCloseTo(0.1, 12);
});
