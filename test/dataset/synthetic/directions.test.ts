import { expect, it } from "vitest";
import { orthonormalDirections } from "../../../src/dataset/synthetic/directions.ts";
import { dot } from "../../../src/dataset/synthetic/unit-vectors.ts";
import { createRandom } from "../../../src/random.ts";

it("makes directions of length 1 at right angles to each other, as many as there are dimensions", () => {
  const directions = orthonormalDirections(createRandom("1"), 20, 20);
  directions.forEach((a, i) => {
    directions.forEach((b, j) => {
      expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 12);
    });
  });
});

it("keeps the first directions when more are wanted", () => {
  const three = orthonormalDirections(createRandom("1"), 3, 8);
  expect(orthonormalDirections(createRandom("1"), 5, 8).slice(0, 3)).toEqual(three);
});
