import { expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { compareSlices } from "../../src/statistics/compare-slices.ts";
import { holm } from "../../src/statistics/holm.ts";

const control = Float64Array.of(0, 0, 0, 0, 0, 0);
const treatment = Float64Array.of(1, -1, 1, 1, 1, -1);
const segment = ["new", "old", "new", "new", "new", "old"];

it("compares within each slice, in the order of their names", () => {
  const slices = compareSlices(control, treatment, segment, createRandom("any"), { samples: 100 });
  expect(slices.map(({ slice, queries, difference }) => ({ slice, queries, difference }))).toEqual([
    { slice: "new", queries: 4, difference: 1 },
    { slice: "old", queries: 2, difference: -1 },
  ]);
});

it("corrects the p-values for the number of slices", () => {
  const slices = compareSlices(control, treatment, segment, createRandom("any"), { samples: 100 });
  expect(slices.map(({ pValue }) => pValue)).toEqual([2 / 16, 2 / 4]);
  expect(slices.map(({ adjustedPValue }) => adjustedPValue)).toEqual(holm([2 / 16, 2 / 4]));
});

it("refuses a slice name too few", () => {
  expect(() => compareSlices(control, treatment, ["new"], createRandom("any"))).toThrow(
    "6 queries cannot be sliced by 1 names",
  );
});
