import { expect, it } from "vitest";
import { calibrationTable } from "../../../src/analysis/formula/calibration.ts";

it("cuts samples by their prediction into bins of equal size, and compares means", () => {
  const predictions = Float64Array.of(0.75, 0.25, 0.5, 0.125);
  const labels = Float64Array.of(1, 0, 1, 1);
  expect(calibrationTable(predictions, labels, 2, 0.95)).toMatchObject([
    { count: 2, predicted: (0.125 + 0.25) / 2, observed: 1 / 2 },
    { count: 2, predicted: (0.5 + 0.75) / 2, observed: 1 },
  ]);
});

it("says where the observed share would lie if the predictions were right", () => {
  const [bin] = calibrationTable(new Float64Array(100).fill(0.5), new Float64Array(100), 1, 0.95);
  const reach = 1.959964 * Math.sqrt((0.5 * 0.5) / 100);
  expect(bin!.low).toBeCloseTo(0.5 - reach, 6);
  expect(bin!.high).toBeCloseTo(0.5 + reach, 6);
});

it("keeps that range within the probabilities", () => {
  const [rare, frequent] = calibrationTable(Float64Array.of(0.01, 0.99), Float64Array.of(0, 1), 2, 0.95);
  expect(rare!.low).toBe(0);
  expect(frequent!.high).toBe(1);
});

it("makes bins that differ by one sample at most, and no empty ones", () => {
  const counts = (samples: number) =>
    calibrationTable(
      Float64Array.from({ length: samples }, (_, i) => i / samples),
      new Float64Array(samples),
      10,
      0.95,
    ).map(({ count }) => count);
  expect(counts(23)).toEqual([2, 2, 2, 3, 2, 2, 3, 2, 2, 3]);
  expect(counts(3)).toEqual([1, 1, 1]);
});
