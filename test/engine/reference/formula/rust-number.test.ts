import { expect, test } from "vitest";
import { formatNumber } from "../../../../src/engine/reference/formula/rust-number.ts";

test.each([
  [0, "0"],
  [-0, "-0"],
  [1.5, "1.5"],
  [-0.1, "-0.1"],
  [Math.fround(0.1), "0.10000000149011612"],
  [1e21, "1000000000000000000000"],
  [1.25e22, "12500000000000000000000"],
  [-1.5e-7, "-0.00000015"],
  [5e-7, "0.0000005"],
  [Number.NaN, "NaN"],
  [Number.POSITIVE_INFINITY, "inf"],
  [Number.NEGATIVE_INFINITY, "-inf"],
])("%d is printed without an exponent as %s", (value, text) => {
  expect(formatNumber(value)).toBe(text);
});
