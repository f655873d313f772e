import { expect, test } from "vitest";
import { mergeFilters } from "../../../../src/engine/reference/filter/merge-filters.ts";
import type { Condition } from "../../../../src/engine/server/filter.ts";

const [a, b, c] = ["a", "b", "c"].map((key): Condition => ({ is_null: { key } })) as [
  Condition,
  Condition,
  Condition,
];

test("where one filter is missing the other one is all", () => {
  expect(mergeFilters(undefined, { must: [a] })).toEqual({ must: [a] });
  expect(mergeFilters({ must: [a] }, undefined)).toEqual({ must: [a] });
  expect(mergeFilters(undefined, undefined)).toBeUndefined();
});

test("every clause becomes one list, should among them", () => {
  const merged = mergeFilters(
    { must: [a], should: [a], must_not: [a] },
    { must: [b], should: [b, c], must_not: [b] },
  );
  expect(merged).toMatchObject({ must: [a, b], should: [a, b, c], must_not: [a, b] });
});

test("min_should takes the greater count over the conditions of both", () => {
  const merged = mergeFilters(
    { min_should: { conditions: [a, b], min_count: 1 } },
    { min_should: { conditions: [c], min_count: 2 } },
  );
  expect(merged?.min_should).toEqual({ conditions: [a, b, c], min_count: 2 });
});
