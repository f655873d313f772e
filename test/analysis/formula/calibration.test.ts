import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { calibrationTable, type LabelledRows } from "../../../src/analysis/formula/calibration.ts";
import { labelledRows } from "./labelled-rows.ts";

/** Rows of as many users and items as there are rows. */
function apart(labels: readonly number[]): LabelledRows {
  const numbers = Int32Array.from(labels.keys());
  return { labels: Float64Array.from(labels), users: numbers, items: numbers };
}

it("cuts samples by their prediction into bins of equal size, and compares means", () => {
  const predictions = Float64Array.of(0.75, 0.25, 0.5, 0.125);
  expect(calibrationTable(predictions, apart([1, 0, 1, 1]), 2, 0.95)).toEqual([
    { count: 2, predicted: (0.125 + 0.25) / 2, observed: 1 / 2 },
    { count: 2, predicted: (0.5 + 0.75) / 2, observed: 1 },
  ]);
});

it("says where the observed share would lie if the predictions were right, also where no label is positive", () => {
  const [bin] = calibrationTable(new Float64Array(100).fill(0.5), apart(new Array(100).fill(0)), 1, 0.95);
  const reach = 1.984217 * Math.sqrt((0.5 * 0.5) / 100);
  expect(bin!.low).toBeCloseTo(0.5 - reach, 6);
  expect(bin!.high).toBeCloseTo(0.5 + reach, 6);
});

it("allows labels of one user and of one item to go together", () => {
  const width = (spread: number) => {
    const rows = labelledRows("calibration", () => 0.3, { spread });
    const [bin] = calibrationTable(new Float64Array(rows.labels.length).fill(0.3), rows, 1, 0.95);
    return bin!.high! - bin!.low!;
  };
  const independent = 2 * 1.96 * Math.sqrt((0.3 * 0.7) / 20_000);
  expect(width(0) / independent).toBeLessThan(1.3);
  expect(width(1.5) / independent).toBeGreaterThan(3);
});

it("gives no range where users are too few to say", () => {
  const rows = labelledRows("few", () => 0.3, { users: 19 });
  const [bin] = calibrationTable(new Float64Array(rows.labels.length).fill(0.3), rows, 1, 0.95);
  expect(bin).not.toHaveProperty("low");
});

it("keeps that range within the probabilities", () => {
  const predictions = Float64Array.from({ length: 40 }, (_, row) => (row < 20 ? 0.01 : 0.99));
  const labels = Array.from(predictions, (p) => Math.round(p));
  const [rare, frequent] = calibrationTable(predictions, apart(labels), 2, 0.95);
  expect(rare!.low).toBe(0);
  expect(frequent!.high).toBe(1);
});

it("makes bins that differ by one sample at most, and no empty ones", () => {
  const counts = (samples: number) =>
    calibrationTable(
      Float64Array.from({ length: samples }, (_, i) => i / samples),
      apart(new Array(samples).fill(0)),
      10,
      0.95,
    ).map(({ count }) => count);
  expect(counts(23)).toEqual([2, 2, 2, 3, 2, 2, 3, 2, 2, 3]);
  expect(counts(3)).toEqual([1, 1, 1]);
});

/** Rows with the range that statsmodels and scipy give to each bin. */
interface OracleCase {
  readonly name: string;
  readonly users: number[];
  readonly items: number[];
  readonly predictions: number[];
  readonly labels: number[];
  readonly bins: readonly { predicted: number; observed: number; low: number; high: number }[];
}

const ORACLE = join(import.meta.dirname, "../../oracle/clusters/calibration.json");
const { cases } = JSON.parse(readFileSync(ORACLE, "utf8")) as { readonly cases: readonly OracleCase[] };

it.each(cases)("has the ranges of statsmodels: $name", ({ users, items, predictions, labels, bins }) => {
  const rows = {
    labels: Float64Array.from(labels),
    users: Int32Array.from(users),
    items: Int32Array.from(items),
  };
  const table = calibrationTable(Float64Array.from(predictions), rows, bins.length, 0.95);
  table.forEach((bin, i) => {
    for (const key of ["predicted", "observed", "low", "high"] as const)
      expect(bin[key]).toBeCloseTo(bins[i]![key], 8);
  });
});
