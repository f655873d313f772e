import { expect, it } from "vitest";
import { correctIntercept, drawCaseControl } from "../../src/model/case-control.ts";
import { createRandom } from "../../src/random.ts";

const samples = {
  columns: ["a"],
  values: Float64Array.from({ length: 10 }, (_, i) => i),
  labels: Uint8Array.of(0, 1, 0, 0, 0, 0, 1, 0, 0, 0),
};

it("keeps every positive and the wanted number of negatives, in the order of the samples", () => {
  const { samples: drawn, negativeShare } = drawCaseControl(samples, 2, createRandom("1"));
  expect(drawn.labels.length).toBe(2 + 4);
  expect(Array.from(drawn.values)).toContain(1);
  expect(Array.from(drawn.values)).toContain(6);
  expect(Array.from(drawn.values)).toEqual(Array.from(drawn.values).sort((a, b) => a - b));
  expect(negativeShare).toBe(4 / 8);
});

it("keeps all negatives where there are fewer than wanted", () => {
  expect(drawCaseControl(samples, 100, createRandom("1")).negativeShare).toBe(1);
});

it("lowers the intercept by the logarithm of the share, and leaves the weights", () => {
  expect(correctIntercept({ intercept: 1, weights: [2] }, 0.5)).toEqual({
    intercept: 1 + Math.log(0.5),
    weights: [2],
  });
});
