import { expect, it } from "vitest";
import { areaUnderCurve, assessFit, logitsOf } from "../../src/model/diagnostics.ts";
import { samplesOf } from "./generate-samples.ts";

it("has an area of 1 when every positive scores above every negative, 0 the other way round", () => {
  expect(areaUnderCurve(Float64Array.of(1, 2, 3), Float64Array.of(0, 1, 1))).toBe(1);
  expect(areaUnderCurve(Float64Array.of(3, 2, 1), Float64Array.of(0, 1, 1))).toBe(0);
});

it("counts the pairs in order, whatever the order of the rows", () => {
  // Positives 2 and 4, negatives 1 and 3: of four pairs only 2 before 3 is out of order.
  expect(areaUnderCurve(Float64Array.of(4, 1, 2, 3), Float64Array.of(1, 0, 1, 0))).toBe(3 / 4);
});

it("counts a tie of a positive with a negative as half", () => {
  expect(areaUnderCurve(Float64Array.of(1, 1, 2), Float64Array.of(0, 1, 1))).toBe((0.5 + 1) / 2);
});

it("gives the logits of a model, row by row", () => {
  const samples = samplesOf(["a", "b"], [1, 2, 3, 4], [0, 1]);
  expect(logitsOf({ intercept: 0.5, weights: [10, 100] }, samples)).toEqual(Float64Array.of(210.5, 430.5));
});

it("gives a model without weights the scores of its base rate, and an area of one half", () => {
  const fit = assessFit(new Float64Array(4).fill(Math.log(0.25 / 0.75)), Float64Array.of(1, 0, 0, 0));
  const expected = -(Math.log(0.25) + 3 * Math.log(0.75)) / 4;
  expect(fit.logLoss).toBeCloseTo(expected, 12);
  expect(fit.baseLogLoss).toBeCloseTo(expected, 12);
  expect(fit.brier).toBeCloseTo((0.75 * 0.75 + 3 * 0.25 * 0.25) / 4, 12);
  expect(fit.baseBrier).toBe(0.25 * 0.75);
  expect(fit.auc).toBe(0.5);
});

it("counts a positive of propensity 1/2 as two positives and minus one negative", () => {
  const p = 1 / (1 + Math.exp(-1));
  const fit = assessFit(Float64Array.of(1, 1), Float64Array.of(2, 0));
  expect(fit.logLoss).toBeCloseTo((-2 * Math.log(p) + Math.log(1 - p) - Math.log(1 - p)) / 2, 12);
  expect(fit.brier).toBeCloseTo((2 * (1 - p) * (1 - p) - p * p + p * p) / 2, 12);
});

it("does not overflow on logits that no double can take the exponential of", () => {
  const { logLoss, brier } = assessFit(Float64Array.of(-1000, 1000), Float64Array.of(1, 0));
  expect(logLoss).toBe(1000);
  expect(brier).toBe(1);
});
