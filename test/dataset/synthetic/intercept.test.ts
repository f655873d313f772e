import fc from "fast-check";
import { expect, it } from "vitest";
import { solveIntercept } from "../../../src/dataset/synthetic/intercept.ts";
import { sigmoid } from "../../../src/model/linear-model.ts";

it("is the log odds of the rate where all logits are 0", async () => {
  expect(await solveIntercept([Float32Array.of(0, 0), Float32Array.of(0)], 0.2)).toBeCloseTo(
    Math.log(1 / 4),
    9,
  );
});

it("brings the mean probability to the rate, whatever the logits", async () => {
  const logits = fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 30 });
  const rates = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  await fc.assert(
    fc.asyncProperty(logits, rates, async (values, rate) => {
      const intercept = await solveIntercept([Float32Array.from(values)], rate);
      const sum = values.reduce((total, logit) => total + sigmoid(logit + intercept), 0);
      expect(sum / values.length).toBeCloseTo(rate, 6);
    }),
  );
});

it.each([
  ["a logit is no number", [Number.NaN], 0.5],
  ["a logit is infinite", [Number.POSITIVE_INFINITY, 0], 0.5],
  ["the rate is 0", [1], 0],
])("gives up where %s", async (_, logits, rate) => {
  await expect(solveIntercept([Float32Array.from(logits)], rate)).rejects.toThrow(
    "no intercept gives the clicks",
  );
});
