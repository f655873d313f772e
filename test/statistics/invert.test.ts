import { expect, it } from "vitest";
import { invert } from "../../src/statistics/invert.ts";

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

it("finds where a distribution function reaches a probability, near and far", () => {
  expect(invert(logistic, 0.5)).toBeCloseTo(0, 12);
  expect(invert(logistic, 0.9)).toBeCloseTo(Math.log(9), 12);
  expect(invert(logistic, 1e-9)).toBeCloseTo(Math.log(1e-9 / (1 - 1e-9)), 9);
});

it("refuses a probability that no finite value has", () => {
  expect(() => invert(logistic, 1)).toThrow("no finite quantile at probability 1");
  expect(() => invert(logistic, Number.NaN)).toThrow("no finite quantile at probability NaN");
});
