import { expect, it } from "vitest";
import { paretoFront } from "../../../src/analysis/search/pareto.ts";

it("keeps what nothing else matches for less, or beats for as much", () => {
  const options = [
    { cost: 1, gain: 0.5 },
    { cost: 2, gain: 0.4 },
    { cost: 2, gain: 0.9 },
    { cost: 2, gain: 0.8 },
    { cost: 3, gain: 0.9 },
  ];
  expect(paretoFront(options)).toEqual([true, false, true, false, false]);
});

it("keeps both of two that are alike", () => {
  expect(
    paretoFront([
      { cost: 1, gain: 1 },
      { cost: 1, gain: 1 },
    ]),
  ).toEqual([true, true]);
});
