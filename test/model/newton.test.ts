import { expect, it } from "vitest";
import { solveByNewton } from "../../src/model/newton.ts";
import { whitenDesign } from "../../src/model/whitened-design.ts";
import { generateSamples, samplesOf } from "./generate-samples.ts";

const design = whitenDesign(generateSamples(2000, -1));

it("arrives at a point where the gradient is zero: as many positives as the probabilities add up to", async () => {
  const { coefficients } = (await solveByNewton(design))!;
  let predicted = 0;
  for (let row = 0; row < design.rows; row++) {
    const z = coefficients.reduce((sum, v, j) => sum + v * design.values[row * design.width + j]!, 0);
    predicted += 1 / (1 + Math.exp(-z));
  }
  expect(predicted).toBeCloseTo(
    design.labels.reduce((sum, label) => sum + label, 0),
    6,
  );
});

it("arrives there from far away as well, where a whole step would lead astray", async () => {
  const near = (await solveByNewton(design))!;
  const far = (await solveByNewton(design, 0, [6, -6, 6]))!;
  far.coefficients.forEach((value, j) => {
    expect(value).toBeCloseTo(near.coefficients[j]!, 9);
  });
  expect(far.iterations).toBeGreaterThan(near.iterations);
});

it("finds no optimum where there is none", async () => {
  expect(await solveByNewton(whitenDesign(samplesOf(["a"], [1, 2, 3, 4], [0, 0, 1, 1])))).toBeUndefined();
});
