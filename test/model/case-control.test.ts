import { describe, expect, it } from "vitest";
import { correctIntercept, drawCaseControl } from "../../src/model/case-control.ts";
import { createRandom } from "../../src/random.ts";
import { samplesOf } from "./generate-samples.ts";

const samples = samplesOf(["a"], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 0, 0, 0, 0, 1, 0, 0, 0]);
const draw = (negativesPerPositive: number, maximumRows?: number, from = samples) =>
  drawCaseControl(
    from,
    { negativesPerPositive, ...(maximumRows === undefined ? {} : { maximumRows }) },
    createRandom("1"),
  );

it("keeps every positive and the wanted number of negatives, in the order of the samples", () => {
  const { samples: drawn, positiveShare, negativeShare } = draw(2);
  expect(drawn.labels.length).toBe(2 + 4);
  expect(drawn.values).toContain(1);
  expect(drawn.values).toContain(6);
  expect(drawn.values).toEqual(drawn.values.slice().sort());
  expect(drawn.users).toEqual(Int32Array.from(drawn.values));
  expect([positiveShare, negativeShare]).toEqual([1, 4 / 8]);
});

it("keeps all negatives where there are fewer than wanted", () => {
  expect(draw(100).negativeShare).toBe(1);
});

it("keeps a share of the positives as well, where there may not be so many rows", () => {
  const { samples: drawn, positiveShare, negativeShare } = draw(2, 3);
  expect(drawn.labels.filter((label) => label > 0).length).toBe(1);
  expect(drawn.labels.length).toBe(3);
  expect([positiveShare, negativeShare]).toEqual([1 / 2, 2 / 8]);
});

describe("with propensities", () => {
  // A positive of propensity 1/4: 4 positives and -3 negatives.
  const biased = { ...samples, labels: samples.labels.map((label) => 4 * label) };

  it("shrinks the negative part of positives as negatives are sampled", () => {
    const { samples: drawn } = draw(2, undefined, biased);
    drawn.labels.forEach((label, row) => {
      expect(drawn.weights[row]).toBe(label === 4 ? 4 + (4 / 8) * -3 : 1);
    });
  });

  it("leaves rows as they are where all negatives are kept", () => {
    expect(new Set(draw(100, undefined, biased).samples.weights)).toEqual(new Set([1]));
  });
});

it("corrects the intercept by the logarithm of the ratio of the shares, and leaves the weights", () => {
  const model = { intercept: 1, weights: [2] };
  expect(correctIntercept(model, { positiveShare: 0.5, negativeShare: 0.125 })).toEqual({
    intercept: 1 + Math.log(0.25),
    weights: [2],
  });
});
