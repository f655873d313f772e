import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { randomizationTest } from "../../src/statistics/randomization-test.ts";

const random = () => createRandom("any");

it("counts all sign patterns where it can: of 2^3, only + + + and − − − are as far out", () => {
  expect(randomizationTest(Float64Array.of(1, 2, 3), random())).toEqual({ pValue: 2 / 8, exact: true });
});

it("counts patterns that are exactly as far out as the observed one", () => {
  // |−1 + 2 + 3| = 4: so are + + + (6), − + + (4) and their mirror images.
  expect(randomizationTest(Float64Array.of(-1, 2, 3), random()).pValue).toBe(4 / 8);
});

it("leaves out queries without a difference", () => {
  expect(randomizationTest(Float64Array.of(0, 1, 0, 2, 3, 0), random()).pValue).toBe(2 / 8);
});

it("is 1 when nothing differs", () => {
  expect(randomizationTest(new Float64Array(5), random())).toEqual({ pValue: 1, exact: true });
});

it("is (count + 1) / (samples + 1) where there are too many patterns, and so never 0", () => {
  const differences = new Float64Array(100).fill(0.1);
  expect(randomizationTest(differences, random(), 999)).toEqual({ pValue: 1 / 1000, exact: false });
});

it("comes near the exact value when it samples, also with more than 32 queries", () => {
  // 40 equal differences, 27 of them positive: 2 · P(binomial(40, 1/2) ≥ 27) = 0.0385
  const differences = Float64Array.from({ length: 40 }, (_, i) => (i < 27 ? 1 : -1));
  const { pValue, exact } = randomizationTest(differences, random(), 20_000);
  expect(exact).toBe(false);
  expect(Math.abs(pValue - 0.0385)).toBeLessThan(4 * Math.sqrt((0.0385 * 0.9615) / 20_000));
});

it("gives the same p from the same seed", () => {
  const differences = Float64Array.from({ length: 40 }, (_, i) => i - 15);
  expect(randomizationTest(differences, random())).toEqual(randomizationTest(differences, random()));
});
