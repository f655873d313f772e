import { describe, expect, it } from "vitest";
import { checkShapes, type FeatureRows } from "../../../src/analysis/formula/shape-check.ts";
import { type HeldOut, judgeHeldOut } from "../../../src/model/judge-held-out.ts";
import { sigmoid } from "../../../src/model/linear-model.ts";
import { labelledRows } from "./labelled-rows.ts";

/** Learns from four fifths of the users, and checks shapes on the others. */
async function checkedShapes(rows: FeatureRows, seed = "1") {
  const samples = { ...rows, weights: new Float64Array(rows.labels.length).fill(1) };
  const recipe = { seed, l2: 0, negativesPerPositive: undefined };
  const held = (await judgeHeldOut(samples, recipe)) as HeldOut;
  return checkShapes(held.predictions, held.samples, 0.05);
}

const invertedU = (x: number) => sigmoid(1 - 40 * (x - 0.5) * (x - 0.5));
const rising = (x: number) => sigmoid(-3 + 3 * x);

it("sees an inverted U, and in which tenths", async () => {
  const { features, tests, wrong } = await checkedShapes(labelledRows("u", invertedU));
  expect({ features, tests, wrong: wrong.map(({ feature }) => feature) }).toEqual({
    ...{ features: 1, tests: 10, wrong: ["x"] },
  });
  const bins = wrong[0]!.bins;
  expect(bins).toHaveLength(10);
  expect(bins[0]).toMatchObject({ adjustedPValue: expect.closeTo(0, 3) });
  expect(bins[0]!.observed).toBeLessThan(bins[0]!.predicted / 2);
  expect(bins[4]!.observed).toBeGreaterThan(1.5 * bins[4]!.predicted);
});

describe("raises no alarm where the logit is a straight line", () => {
  it.each([
    ["in rows that are independent", {}],
    ["in rows that share what their user and item have", { spread: 1.5 }],
    ["with hardly more items than are needed", { spread: 1.5, items: 210 }],
    ["of a feature that each row has its own of", { xOfItem: false, spread: 1 }],
  ])("%s", async (_, options) => {
    let alarms = 0;
    for (let seed = 0; seed < 40; seed++) {
      const { wrong } = await checkedShapes(labelledRows(`honest/${seed}`, rising, options));
      alarms += wrong.length;
    }
    expect(alarms).toBeLessThanOrEqual(2);
  });
});

it("tests no feature of two values, which a line always fits", async () => {
  const rows = labelledRows("two", rising);
  expect(await checkedShapes({ ...rows, values: rows.x.map(Math.round) })).toEqual({
    ...{ features: 0, tests: 0, tolerance: 0.1, wrong: [] },
  });
});

it("keeps equal values in one bin, and makes no more bins than tenths", () => {
  const labels = Float64Array.from({ length: 4000 }, (_, row) => row % 2);
  const values = labels.map((_, row) => (row < 2600 ? 0 : row));
  const numbers = Int32Array.from(labels.keys());
  const rows = { columns: ["x"], values, labels, users: numbers, items: numbers };
  const predictions = labels.map((_, row) => (row < 2600 ? 0.5 : 0.9));
  expect(
    checkShapes(predictions, rows, 0.05).wrong[0]!.bins.map(({ from, to, count }) => [from, to, count]),
  ).toEqual([
    [0, 0, 2600],
    [2600, 2799, 200],
    [2800, 3199, 400],
    [3200, 3599, 400],
    [3600, 3999, 400],
  ]);
});

it("leaves out tenths of too few users or items, and corrects for the others", () => {
  const rows = labelledRows("few items", rising, { items: 150 });
  const { tests, wrong } = checkShapes(
    rows.x.map(() => 0.9),
    rows,
    0.05,
  );
  expect(tests).toBe(0);
  expect(wrong).toEqual([]);
});
