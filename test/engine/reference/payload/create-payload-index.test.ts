import { describe, expect, test } from "vitest";
import { flatValuesAt } from "../../../../src/engine/reference/payload/create-payload-index.ts";
import { index, path } from "../fixtures.ts";

describe("a payload index", () => {
  test("shows of the values at its path those of its type", () => {
    expect(index("x", "integer").read({ x: [1, 1.5, "a", null, 2] })).toEqual([1, 2]);
    expect(index("x", "float").read({ x: [1, 1.5, "a"] })).toEqual([1, 1.5]);
    expect(index("x", "keyword").read({ x: 1 })).toEqual([]);
  });

  test("of integers holds each once, and of floats every one", () => {
    expect(index("x", "integer").read({ x: [1, 1, 2] })).toEqual([1, 2]);
    expect(index("x", "float").read({ x: [1, 1, 2] })).toEqual([1, 1, 2]);
  });

  test("reads below every element of an array", () => {
    expect(index("list[].v", "float").read({ list: [{ v: 1 }, { v: [2, 3] }, {}] })).toEqual([1, 2, 3]);
  });
});

test("flatValuesAt takes one level of arrays apart", () => {
  expect(flatValuesAt({ x: [1, [2]] }, path("x"))).toEqual([1, [2]]);
  expect(flatValuesAt({ x: [] }, path("x"))).toEqual([]);
  expect(flatValuesAt({}, path("x"))).toEqual([]);
});
