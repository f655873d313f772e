import { describe, expect, test } from "vitest";
import { createDecay } from "../../src/qdrant-rules/decay.ts";

describe.each(["lin", "exp", "gauss"] as const)("a %s decay", (kind) => {
  test("is 1 at the target and the midpoint at a distance of the scale, on both sides", () => {
    const decay = createDecay(kind, 4, 0.25);
    expect(decay(10, 10)).toBe(1);
    expect(decay(14, 10)).toBeCloseTo(0.25, 15);
    expect(decay(6, 10)).toBeCloseTo(0.25, 15);
  });

  test("falls with the distance and never below 0", () => {
    const decay = createDecay(kind, 1, 0.5);
    const values = [0, 0.5, 1, 2, 5000].map((x) => decay(x, 0));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values.at(-1)).toBe(0);
  });
});

test("a linear decay reaches 0 at scale / (1 - midpoint)", () => {
  const decay = createDecay("lin", 3, 0.25);
  expect(decay(3.99, 0)).toBeGreaterThan(0);
  expect(decay(4, 0)).toBe(0);
});

test("an exponential decay squares where the distance doubles, a gaussian one takes the fourth power", () => {
  expect(createDecay("exp", 1, 0.5)(2, 0)).toBe(0.5 * 0.5);
  expect(createDecay("gauss", 1, 0.5)(2, 0)).toBe(0.5 * 0.5 * 0.5 * 0.5);
});

test("a linear decay of what is no number is 0, and of infinity too", () => {
  expect(createDecay("lin", 1, 0.5)(Number.NaN, 0)).toBe(0);
  expect(createDecay("lin", 1, 0.5)(Number.POSITIVE_INFINITY, 0)).toBe(0);
});
