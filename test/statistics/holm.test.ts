import { expect, it } from "vitest";
import { holm } from "../../src/statistics/holm.ts";

it("multiplies the smallest p by the number of tests, the next by one less, and never falls", () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([3 * 0.01, 2 * 0.03, 2 * 0.03]);
});

it("gives R's p.adjust(c(0.001, 0.2, 0.04, 0.9), 'holm')", () => {
  expect(holm([0.001, 0.2, 0.04, 0.9])).toEqual([0.004, 0.4, 0.12, 0.9]);
});

it("never exceeds 1", () => {
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
});

it("leaves a single test alone", () => {
  expect(holm([0.03])).toEqual([0.03]);
  expect(holm([])).toEqual([]);
});
