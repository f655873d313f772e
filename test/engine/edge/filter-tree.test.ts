import { describe, expect, it } from "vitest";
import { conditionTree, filterTree } from "../../../src/engine/edge/filter-tree.ts";
import type { Condition } from "../../../src/engine/server/filter.ts";

describe("filterTree", () => {
  it("keeps each clause in its place, and leaves missing ones out", () => {
    const a: Condition = { is_null: { key: "a" } };
    expect(filterTree({ must: [a], must_not: [], min_should: { conditions: [a], min_count: 1 } })).toEqual([
      "Filter",
      ["[", ["IsNullCondition", "a"]],
      null,
      ["["],
      ["MinShould", ["[", ["IsNullCondition", "a"]], 1],
    ]);
  });
});

describe("conditionTree", () => {
  const field = (clause: object) => conditionTree({ key: "k", ...clause }) as unknown[];

  it.each<[clause: object, place: number, tree: unknown]>([
    [{ match: { value: "a" } }, 2, ["MatchValue", "a"]],
    [{ match: { value: true } }, 2, ["MatchValue", ["Bool", true]]],
    [{ match: { any: [1, 2] } }, 2, ["MatchAny", ["=", [1, 2]]]],
    [{ match: { except: ["a"] } }, 2, ["MatchExcept", ["=", ["a"]]]],
    [{ match: { text: "a" } }, 2, ["MatchText", "a"]],
    [{ match: { text_any: "a" } }, 2, ["MatchTextAny", "a"]],
    [{ match: { phrase: "a" } }, 2, ["MatchPhrase", "a"]],
    [{ range: { gte: 1, lt: 2 } }, 3, ["RangeFloat", 1, null, null, 2]],
    [{ range: { gt: "2024-01-01" } }, 3, ["RangeDateTime", null, "2024-01-01", null, null]],
    [{ geo_radius: { center: { lon: 1, lat: 2 }, radius: 3 } }, 5, ["GeoRadius", ["GeoPoint", 1, 2], 3]],
    [{ values_count: { lte: 3 } }, 7, ["ValuesCount", null, null, 3, null]],
    [{ is_empty: true }, 8, true],
    [{ is_null: false }, 9, false],
  ])("puts %j where FieldCondition expects it", (clause, place, tree) => {
    const found = field(clause);
    expect(found[place]).toEqual(tree);
    expect(found.filter((part) => part !== null)).toHaveLength(3); // the class, the key, the clause
  });

  it.each<[condition: Condition, tree: unknown]>([
    [{ has_id: [1, "a"] }, ["HasIdCondition", ["{", 1, "a"]]],
    [{ has_vector: "v" }, ["HasVectorCondition", "v"]],
    [{ is_empty: { key: "a" } }, ["IsEmptyCondition", "a"]],
    [{ nested: { key: "a", filter: {} } }, ["NestedCondition", "a", ["Filter", null, null, null, null]]],
    [{ should: [] }, ["Filter", null, ["["], null, null]],
  ])("names the class of %j", (condition, tree) => {
    expect(conditionTree(condition)).toEqual(tree);
  });
});
