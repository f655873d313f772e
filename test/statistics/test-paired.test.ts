import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { minimumDetectableEffect } from "../../src/statistics/minimum-detectable-effect.ts";
import { testPaired } from "../../src/statistics/test-paired.ts";

it("computes the detectable effect at the significance of the verdict", () => {
  const [control, treatment] = [Float64Array.of(0, 0, 0), Float64Array.of(0, 1, 2)];
  const tests = testPaired(control, treatment, createRandom("any"), { significance: 0.01 });
  expect(tests.minimumDetectableEffect).toBe(minimumDetectableEffect(treatment, 0.01));
});

it("tests the differences of the two sides in three ways", () => {
  const control = Float64Array.of(0.1, 0.1, 0.1);
  const treatment = Float64Array.of(0.2, 0.3, 0.4);
  const tests = testPaired(control, treatment, createRandom("any"));
  expect(tests.randomization.pValue).toBe(2 / 8);
  expect(tests.t).toMatchObject({ effectSize: expect.closeTo(2, 9) });
  expect(tests.minimumDetectableEffect).toBe(minimumDetectableEffect(Float64Array.of(0.1, 0.2, 0.3)));
});
