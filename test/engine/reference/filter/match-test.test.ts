import { describe, expect, test } from "vitest";
import type { Json } from "../../../../src/domain.ts";
import { listedValues, matchTest } from "../../../../src/engine/reference/filter/match-test.ts";
import type { Match } from "../../../../src/engine/server/filter.ts";

const passing = (match: Match, values: readonly Json[]) => values.filter(matchTest(match));

describe("matchTest", () => {
  test("a value matches itself and nothing of another type", () => {
    expect(passing({ value: 1 }, [1, 2, "1", true, null])).toEqual([1]);
    expect(passing({ value: true }, [1, "true", true])).toEqual([true]);
  });

  test("any matches each of the list, and an empty list nothing", () => {
    expect(passing({ any: ["a", "b"] }, ["a", "b", "c", 1])).toEqual(["a", "b"]);
    expect(passing({ any: [] }, ["a", 1, null])).toEqual([]);
  });

  test("except matches every value that is not in the list, of whatever type, but not null", () => {
    expect(passing({ except: [1] }, [1, 1.5, "a", true, null, {}])).toEqual([1.5, "a", true, {}]);
  });

  test("text and phrase match a part of a text, letter by letter", () => {
    expect(passing({ text: "red" }, ["red", "bored", "Red", 1])).toEqual(["red", "bored"]);
    expect(passing({ phrase: "a b" }, ["a b c", "a  b"])).toEqual(["a b c"]);
  });

  test("text_any matches where one of the words does", () => {
    expect(passing({ text_any: "red  blue" }, ["dark red", "blues", "green"])).toEqual(["dark red", "blues"]);
    expect(passing({ text_any: " " }, ["red"])).toEqual([]);
  });
});

test("listedValues are those of value, any and except", () => {
  expect(listedValues({ value: 1 })).toEqual([1]);
  expect(listedValues({ any: ["a"] })).toEqual(["a"]);
  expect(listedValues({ except: [2] })).toEqual([2]);
  expect(listedValues({ text: "a" })).toBeUndefined();
});
