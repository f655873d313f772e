import { expect, it } from "vitest";
import { pairedDifferences } from "../../src/statistics/paired-differences.ts";

it("subtracts the control from the treatment, query by query", () => {
  expect(pairedDifferences(Float64Array.of(1, 2, 3), Float64Array.of(2, 2, 1))).toEqual(
    Float64Array.of(1, 0, -2),
  );
});

it("makes equal what differs in its last bits only", () => {
  const [first, second] = pairedDifferences(Float64Array.of(0.1, 0.2), Float64Array.of(0.2, 0.1 + 0.2));
  expect(0.1 + 0.2 - 0.2).not.toBe(0.2 - 0.1);
  expect(first).toBe(second);
});

it("refuses sides of different lengths", () => {
  expect(() => pairedDifferences(Float64Array.of(1), Float64Array.of(1, 2))).toThrow(
    "1 control values cannot be paired with 2 treatment values",
  );
});
