import { describe, expect, it } from "vitest";
import { beta, dirichlet, logGammaDraw } from "../../../src/dataset/synthetic/distributions.ts";
import { createRandom } from "../../../src/random.ts";
import { moments } from "../moments.ts";

const DRAWS = 100_000;

describe("a gamma draw", () => {
  // Its mean and its variance are both the shape; shapes below 1 take the other way through the code.
  it.each([0.25, 1, 4])("of shape %d has the mean and variance of its distribution", (shape) => {
    const random = createRandom(`gamma ${shape}`);
    const { mean, variance } = moments(DRAWS, () => Math.exp(logGammaDraw(random, shape)));
    expect(Math.abs(mean / shape - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.05);
  });
});

describe("a beta draw", () => {
  it("has the mean a / (a + b) and the variance a b / ((a + b)² (a + b + 1))", () => {
    const random = createRandom("beta");
    const { mean, variance } = moments(DRAWS, () => beta(random, 2, 3));
    expect(mean).toBeCloseTo(2 / 5, 2);
    expect(variance).toBeCloseTo((2 * 3) / (25 * 6), 3);
  });
});

describe("a Dirichlet draw", () => {
  it("adds up to 1", () => {
    const draw = dirichlet(createRandom("sum"), 5, 0.35);
    expect(draw.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it("gives each of K weights the mean 1 / K and the variance (1 / K)(1 - 1 / K) / (K c + 1)", () => {
    const random = createRandom("dirichlet");
    const { mean, variance } = moments(DRAWS, () => dirichlet(random, 4, 0.25)[2]!);
    expect(mean).toBeCloseTo(1 / 4, 2);
    expect(variance).toBeCloseTo((1 / 4) * (3 / 4) * (1 / 2), 2);
  });

  it("falls on one weight, and on no NaN, where the concentration is too small for numbers", () => {
    const draw = dirichlet(createRandom("pure"), 4, 1e-6);
    expect(Array.from(draw).sort()).toEqual([0, 0, 0, 1]);
  });
});
