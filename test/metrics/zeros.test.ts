import { expect, it } from "vitest";
import { zeroDoubles, zeroInts } from "../../src/metrics/zeros.ts";

it("gives zeros, and never the same ones twice, also beyond the size of a block", () => {
  const arrays = Array.from({ length: 300 }, (_, i) => zeroInts(i === 150 ? 100_000 : 1000).fill(i));
  arrays.forEach((array, i) => {
    expect(array.every((number) => number === i)).toBe(true);
  });
  expect(zeroInts(3)).toEqual(new Int32Array(3));
  expect(zeroDoubles(2)).toEqual(new Float64Array(2));
});
