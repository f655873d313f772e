import { expect, it } from "vitest";
import { analyseSaturation } from "../../../src/analysis/formula/saturation.ts";

it("finds ties of the sigmoid that the logit does not have, and where they matter", () => {
  // As 32-bit numbers the sigmoids of 18, 19 and 20 are all 1.
  const logits = [Float64Array.of(19, 18, 20, -1), Float64Array.of(3, 2, 1, 0)];
  const { sigmoid, logit } = analyseSaturation(logits, 4, [1, 3]);
  expect(sigmoid).toEqual({
    candidates: 3 / 8,
    cuts: [
      { cutoff: 1, share: 1 / 2 },
      { cutoff: 3, share: 0 },
    ],
  });
  expect(logit).toEqual({
    candidates: 0,
    cuts: [
      { cutoff: 1, share: 0 },
      { cutoff: 3, share: 0 },
    ],
  });
});

it("counts logits as tied that differ in 64 bits only", () => {
  const { logit } = analyseSaturation([Float64Array.of(1, 1 + 1e-12, 0)], 3, [1]);
  expect(logit).toEqual({ candidates: 2 / 3, cuts: [{ cutoff: 1, share: 1 }] });
});

it("gives the range of the logits, and counts those whose exponential overflows", () => {
  const logits = [Float64Array.of(-709, 5), Float64Array.of(-710, 2, -800), Float64Array.of()];
  expect(analyseSaturation(logits, 3, [1])).toMatchObject({
    depth: 3,
    lowestLogit: -800,
    highestLogit: 5,
    overflows: 2,
  });
});

it("has no tie across a cut that takes all candidates", () => {
  const { sigmoid } = analyseSaturation([Float64Array.of(30, 30)], 2, [2, 5]);
  expect(sigmoid.cuts.map(({ share }) => share)).toEqual([0, 0]);
});
