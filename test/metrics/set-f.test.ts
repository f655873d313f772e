import { expect, it } from "vitest";
import { setF } from "../../src/metrics/set-f.ts";
import { scoreOf } from "./score-of.ts";

// SetP 1/2, SetR 1
const ranked = "a b";
const grades = { a: 1 };

it("is the harmonic mean of precision and recall", () => {
  expect(scoreOf(setF(), ranked, grades)).toBeCloseTo((2 * (1 / 2) * 1) / (1 / 2 + 1), 12);
});

it("takes beta as trec_eval does, as the square of van Rijsbergen's", () => {
  expect(scoreOf(setF(4), ranked, grades)).toBeCloseTo((5 * (1 / 2) * 1) / (4 * (1 / 2) + 1), 12);
  expect(setF(4).name).toBe("SetF(beta=4)");
});

it("is 0 when nothing was hit", () => {
  expect(scoreOf(setF(), "b", grades)).toBe(0);
});
