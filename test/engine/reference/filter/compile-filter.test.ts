import { describe, expect, test } from "vitest";
import {
  compileCondition,
  compileFilter,
  requirePath,
} from "../../../../src/engine/reference/filter/compile-filter.ts";
import type { Condition, Filter } from "../../../../src/engine/server/filter.ts";
import { scopeOf } from "../fixtures.ts";

const is = (x: number): Condition => ({ key: "x", match: { value: x } });
const passing = (filter: Filter) => [1, 2, 3].filter((x) => compileFilter(filter, scopeOf())({ x }, 0));

describe("compileFilter", () => {
  test("an empty filter passes everything, and so do empty lists", () => {
    expect(passing({})).toEqual([1, 2, 3]);
    expect(passing({ must: [], should: [], must_not: [] })).toEqual([1, 2, 3]);
  });

  test("must wants all, should one, must_not none", () => {
    expect(passing({ must: [is(1), is(2)] })).toEqual([]);
    expect(passing({ should: [is(1), is(2)] })).toEqual([1, 2]);
    expect(passing({ must_not: [is(1), is(2)] })).toEqual([3]);
    expect(passing({ should: [is(1), is(2)], must_not: [is(1)] })).toEqual([2]);
  });

  test("min_should wants a number of them", () => {
    const conditions = [is(1), is(2), { key: "x", range: { gte: 2 } }];
    expect(passing({ min_should: { conditions, min_count: 2 } })).toEqual([2]);
    expect(passing({ min_should: { conditions, min_count: 1 } })).toEqual([1, 2, 3]);
    expect(passing({ min_should: { conditions: [], min_count: 0 } })).toEqual([1, 2, 3]);
  });

  test("filters nest", () => {
    expect(passing({ must: [{ should: [is(1), { must_not: [is(3)] }] }] })).toEqual([1, 2]);
  });
});

describe("compileCondition", () => {
  const scope = {
    ...scopeOf(),
    slotOf: (id: number | string) => (id === "a" ? 7 : undefined),
    hasVector: (name: string, slot: number) => name === "v" && slot === 7,
  };
  const passes = (condition: Condition, slot: number, payload = {}) =>
    compileCondition(condition, scope)(payload, slot);

  test("has_id knows the points by their slots", () => {
    expect(passes({ has_id: ["a", 99] }, 7)).toBe(true);
    expect(passes({ has_id: ["a", 99] }, 8)).toBe(false);
    expect(passes({ has_id: [] }, 7)).toBe(false);
  });

  test("has_vector asks for a vector by name", () => {
    expect(passes({ has_vector: "v" }, 7)).toBe(true);
    expect(passes({ has_vector: "w" }, 7)).toBe(false);
  });

  test("is_empty and is_null look at all values of a path", () => {
    expect(passes({ is_empty: { key: "l[].x" } }, 0, { l: [{ x: null }, { x: [] }] })).toBe(true);
    expect(passes({ is_empty: { key: "l[].x" } }, 0, { l: [{ x: null }, { x: 1 }] })).toBe(false);
    expect(passes({ is_null: { key: "l[].x" } }, 0, { l: [{ x: 1 }, { x: null }] })).toBe(true);
  });

  describe("nested", () => {
    const meal = (food: string, likes: boolean): Condition => ({
      nested: {
        key: "diet",
        filter: {
          must: [
            { key: "food", match: { value: food } },
            { key: "likes", match: { value: likes } },
          ],
        },
      },
    });
    const diet = [
      { food: "leaves", likes: false },
      { food: "meat", likes: true },
    ];

    test("wants one object that passes the whole filter", () => {
      expect(passes(meal("meat", true), 0, { diet })).toBe(true);
      expect(passes(meal("leaves", true), 0, { diet })).toBe(false);
      expect(passes(meal("meat", true), 0, { diet: diet[1]! })).toBe(false);
    });

    test("means the same with [] at the end of its key", () => {
      expect(passes({ nested: { key: "diet[]", filter: {} } }, 0, { diet })).toBe(true);
      expect(passes({ nested: { key: "diet[]", filter: {} } }, 0, { diet: [1] })).toBe(false);
    });

    test("knows no ids and no vectors inside", () => {
      const inside: Filter = { should: [{ has_id: ["a"] }, { has_vector: "v" }] };
      expect(passes({ nested: { key: "diet", filter: inside } }, 7, { diet })).toBe(false);
    });
  });
});

test("requirePath refuses what is no path", () => {
  expect(() => requirePath("a..b")).toThrow("Wrong input: Invalid json path: 'a..b'");
});
