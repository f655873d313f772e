import { expect, it } from "vitest";
import { countInversions } from "../../../src/analysis/rankings/count-inversions.ts";
import { createRandom, randomInteger } from "../../../src/random.ts";

it("is 0 in order, every pair in reverse, and counts no pair of equals", () => {
  expect(countInversions(Int32Array.of(0, 1, 2, 3))).toBe(0);
  expect(countInversions(Int32Array.of(3, 2, 1, 0))).toBe((4 * 3) / 2);
  expect(countInversions(Int32Array.of(1, 1, 1))).toBe(0);
  expect(countInversions(Int32Array.of())).toBe(0);
});

it("agrees with counting pair by pair, and leaves the sequence alone", () => {
  const random = createRandom("inversions");
  for (const length of [1, 2, 5, 16, 33]) {
    const sequence = Int32Array.from({ length }, () => randomInteger(random, 10));
    const copy = sequence.slice();
    let pairs = 0;
    for (let i = 0; i < length; i++)
      for (let j = i + 1; j < length; j++) if (sequence[i]! > sequence[j]!) pairs += 1;
    expect(countInversions(sequence)).toBe(pairs);
    expect(sequence).toEqual(copy);
  }
});
