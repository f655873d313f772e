import { describe, expect, it } from "vitest";
import { averageVector } from "../../../src/engine/server/average-vector.ts";

describe("averageVector", () => {
  it("is the mean of the positive examples", () => {
    expect(
      averageVector(
        [
          [1, 0],
          [0, 1],
        ],
        [],
      ),
    ).toEqual([1 / 2, 1 / 2]);
  });

  it("moves away from the mean of the negative ones", () => {
    expect(
      averageVector(
        [[1, 0]],
        [
          [0, 1],
          [0, 3],
        ],
      ),
    ).toEqual([1 + 1 - 0, 0 + 0 - 2]);
  });

  it("takes a dimension that a sparse vector lacks for 0", () => {
    const positive = [
      { indices: [1, 5], values: [2, 4] },
      { indices: [5], values: [2] },
    ];
    expect(averageVector(positive, [])).toEqual({ indices: [1, 5], values: [1, 3] });
    expect(averageVector([positive[0]!], [{ indices: [2], values: [1] }])).toEqual({
      indices: [1, 2, 5],
      values: [4, -1, 8],
    });
  });

  it("puts multivectors together, the negative ones negated", () => {
    expect(averageVector([[[1, 0]], [[2, 0]]], [[[0, 3]]])).toEqual([
      [1, 0],
      [2, 0],
      [-0, -3],
    ]);
  });

  it("works in 32-bit floats", () => {
    expect(averageVector([[0.1]], [[0.3]])).toEqual([Math.fround(Math.fround(0.2) - Math.fround(0.3))]);
  });

  it("refuses a mean of nothing and of different kinds", () => {
    expect(() => averageVector([], [])).toThrow(
      "Wrong input: Positive vectors should not be empty with `average` strategy",
    );
    expect(() => averageVector([[1], { indices: [1], values: [1] }], [])).toThrow(
      "Can't average vectors with different types",
    );
    expect(() => averageVector([[1]], [{ indices: [1], values: [1] }])).toThrow("should be of the same type");
  });
});
