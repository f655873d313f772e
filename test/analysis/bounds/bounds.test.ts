import { expect, it } from "vitest";
import { type ReferenceOrder, summarizeBounds } from "../../../src/analysis/bounds/bounds.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";

const resamples = resample(4, 200, createRandom("any"));

function reference(order: ReferenceOrder, ...values: number[]) {
  return { order, measure: "P@2", values: Float64Array.from(values) };
}

function at(depth: number, ...values: number[]) {
  return { depth, values: Float64Array.from(values) };
}

const scores = [at(20, 0, 0, 1, 0), at(50, 1, 0, 1, 0)];
const model = reference("model", 1, 0, 1, 0);

it("says what the prefetch of each depth costs, against the model on all items", async () => {
  const { treatmentToModel } = await summarizeBounds([model], scores, "P@2", resamples, 0.95);
  expect(treatmentToModel.map(({ depth, difference }) => [depth, difference])).toEqual([
    [20, -1 / 4],
    [50, 0],
  ]);
});

it("says what the model lacks where the best order is known", async () => {
  const bounds = await summarizeBounds(
    [model, reference("ideal", 1, 1, 1, 0)],
    scores,
    "P@2",
    resamples,
    0.95,
  );
  expect(bounds.modelToIdeal).toMatchObject({ difference: -1 / 4, losses: 1, ties: 3 });
  expect(bounds.orders.map(({ order, mean }) => [order, mean])).toEqual([
    ["model", 1 / 2],
    ["ideal", 3 / 4],
  ]);
});

it("has no ideal to compare with on real data", async () => {
  expect((await summarizeBounds([model], scores, "P@2", resamples, 0.95)).modelToIdeal).toBeUndefined();
});
