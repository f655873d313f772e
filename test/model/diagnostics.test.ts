import { expect, it } from "vitest";
import { areaUnderCurve, assessFit } from "../../src/model/diagnostics.ts";

it("has an area of 1 when every positive scores above every negative, 0 the other way round", () => {
  expect(areaUnderCurve(Float64Array.of(1, 2, 3), Uint8Array.of(0, 1, 1))).toBe(1);
  expect(areaUnderCurve(Float64Array.of(3, 2, 1), Uint8Array.of(0, 1, 1))).toBe(0);
});

it("counts a tie of a positive with a negative as half", () => {
  expect(areaUnderCurve(Float64Array.of(1, 1, 2), Uint8Array.of(0, 1, 1))).toBe((0.5 + 1) / 2);
});

it("gives a model without weights the log loss of its base rate and an area of one half", () => {
  const samples = { columns: ["a"], values: Float64Array.of(1, 2, 3, 4), labels: Uint8Array.of(1, 0, 0, 0) };
  const fit = assessFit({ intercept: Math.log(0.25 / 0.75), weights: [0] }, samples);
  const expected = -(Math.log(0.25) + 3 * Math.log(0.75)) / 4;
  expect(fit.logLoss).toBeCloseTo(expected, 12);
  expect(fit.baseLogLoss).toBeCloseTo(expected, 12);
  expect(fit.auc).toBe(0.5);
});
