import { expect, it } from "vitest";
import { normal } from "../../src/dataset/random-normal.ts";
import { createRandom } from "../../src/random.ts";
import { moments } from "./moments.ts";

it("has a mean of 0 and a variance of 1", () => {
  const random = createRandom("normal");
  const { mean, variance } = moments(100_000, () => normal(random));
  expect(mean).toBeCloseTo(0, 2);
  expect(variance).toBeCloseTo(1, 2);
});

it("lies within ±1.96 in 95 draws of 100", () => {
  const random = createRandom("normal tails");
  const { mean: share } = moments(100_000, () => (Math.abs(normal(random)) < 1.96 ? 1 : 0));
  expect(share).toBeCloseTo(0.95, 2);
});
