import { expect, test } from "vitest";
import { checkDecay } from "../../../../src/engine/reference/formula/check-decay.ts";

test("a linear decay may have a midpoint of 0 or 1, the others not", () => {
  expect(() => checkDecay("lin", 1, 0)).not.toThrow();
  expect(() => checkDecay("lin", 1, 1)).not.toThrow();
  expect(() => checkDecay("lin", 1, 1.5)).toThrow("should be in the range [0.0, 1.0], got 1.5.");
  expect(() => checkDecay("exp", 1, 0)).toThrow("should be in the range (0.0, 1.0), got 0.");
  expect(() => checkDecay("gauss", 1, 1)).toThrow("should be in the range (0.0, 1.0), got 1.");
});

test("a scale is above 0, and is shown as the 32-bit float that it became", () => {
  expect(() => checkDecay("exp", 1e-9, 0.5)).not.toThrow();
  expect(() => checkDecay("exp", 0, 0.5)).toThrow("Decay scale should be non-zero positive, got 0.");
  expect(() => checkDecay("exp", Math.fround(-1.1), 0.5)).toThrow("got -1.100000023841858.");
});
