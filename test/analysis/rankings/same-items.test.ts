import { expect, it } from "vitest";
import { sameItems } from "../../../src/analysis/rankings/same-items.ts";

it("wants the same items, in the same order, and no more", () => {
  expect(sameItems(Int32Array.of(1, 2), Int32Array.of(1, 2))).toBe(true);
  expect(sameItems(Int32Array.of(1, 2), Int32Array.of(2, 1))).toBe(false);
  expect(sameItems(Int32Array.of(1, 2), Int32Array.of(1, 2, 3))).toBe(false);
  expect(sameItems(Int32Array.of(1, 2, 3), Int32Array.of(1, 2))).toBe(false);
});
