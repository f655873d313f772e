import { expect, it } from "vitest";
import { batches, jsonBytes, megabytes } from "../../src/qdrant/batches.ts";

const MB = 1024 * 1024;

function sizes(elements: readonly number[], most: number): number[][] {
  return [...batches(elements, most, (size) => size)].map((batch) => [...batch]);
}

it("divides a list into batches of a number of elements", () => {
  expect(sizes([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(sizes([], 2)).toEqual([]);
});

it("begins a new batch before one exceeds 8 MB, and sends what is larger alone", () => {
  expect(sizes([5 * MB, 3 * MB, 1, 20 * MB, 1], 10)).toEqual([[5 * MB, 3 * MB], [1], [20 * MB], [1]]);
});

it("measures JSON in bytes, not in characters", () => {
  expect(jsonBytes({ a: "é" })).toBe(10);
  expect(megabytes(33.5 * MB)).toBe("33.5 MB");
});
