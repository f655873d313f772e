import { expect, it } from "vitest";
import { comparePopularity } from "../../../src/analysis/bounds/compare-popularity.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";

const all = (value: number) => new Float64Array(8).fill(value);
const options = {
  resamples: resample(8, 200, createRandom("any")),
  random: createRandom("any"),
  confidence: 0.95,
};

const order = (depth: number | undefined, value: number) => ({ depth, values: all(value) });

it("compares the orders by popularity alone, and says which share of the gain they reach", () => {
  const orders = [order(undefined, 0.2), order(20, 0.4)];
  const compared = comparePopularity(orders, { control: all(0.1), treatment: all(0.3) }, options);
  expect(compared).toMatchObject([
    {
      ...{ depth: undefined, toControl: { difference: 0.1, wins: 8 }, toTreatment: { difference: -0.1 } },
      shareOfGain: { ratio: expect.closeTo(1 / 2, 10) },
    },
    {
      ...{ depth: 20, toControl: { difference: 0.3 }, toTreatment: { difference: 0.1 } },
      shareOfGain: { ratio: expect.closeTo(3 / 2, 10) },
    },
  ]);
});

it("corrects the tests of both orders against both systems together", () => {
  const orders = [order(undefined, 0.2), order(20, 0.2)];
  // Of 2^8 sign patterns two are as extreme.
  const [first] = comparePopularity(orders, { control: all(0.1), treatment: all(0.3) }, options);
  expect(first!.toControl.adjustedPValue).toBeCloseTo((4 * 2) / 256, 10);
});

it("has no share of a gain where there is none", () => {
  const [only] = comparePopularity(
    [order(undefined, 0.2)],
    { control: all(0.1), treatment: all(0.1) },
    options,
  );
  expect(only!.shareOfGain).toBeUndefined();
});
