import { describe, expect, test } from "vitest";
import { parseVariable, variableReader } from "../../../../src/engine/reference/formula/variable.ts";
import { index, path, scopeOf } from "../fixtures.ts";

describe("parseVariable", () => {
  test("reads the score of a prefetch", () => {
    expect(parseVariable("$score")).toEqual({ prefetch: 0 });
    expect(parseVariable("$score[2]")).toEqual({ prefetch: 2 });
  });

  test("reads everything else as a payload path, also what looks like a number", () => {
    expect(parseVariable("a.b[0]")).toEqual({ path: path("a.b[0]") });
    expect(parseVariable("0")).toEqual({ path: path("0") });
  });

  test.each([
    ["$foo", "Invalid reserved word: $foo"],
    ["$score.x", "Invalid reserved variable: $score.x"],
    ["$score[]", "Invalid reserved variable: $score[]"],
    ["$score[1][2]", "Invalid reserved variable: $score[1][2]"],
    ["$", "Invalid reserved variable: $"],
    ["a..b", "Invalid payload variable: a..b"],
    ["", "Invalid payload variable: "],
  ])("refuses %j", (name, problem) => {
    expect(() => parseVariable(name)).toThrow(
      `Wrong input: Validation failed: failed to parse variable ID ${name}: ${problem}`,
    );
  });
});

describe("variableReader", () => {
  const read = (text: string, payload: object, scope = scopeOf()) =>
    variableReader(path(text), scope)(payload as never);

  test("finds a value, an array's only element, or several as an array", () => {
    expect(read("x", { x: 1 })).toBe(1);
    expect(read("x", { x: [1] })).toBe(1);
    expect(read("x", { x: [1, 2] })).toEqual([1, 2]);
    expect(read("x[]", { x: [[1]] })).toEqual([1]);
  });

  test("tells nothing from null", () => {
    expect(read("x", {})).toBeUndefined();
    expect(read("x", { x: [] })).toBeUndefined();
    expect(read("x", { x: null })).toBeNull();
  });

  test("sees through an index only what that holds", () => {
    expect(read("x", { x: 1.5 }, scopeOf(index("x", "integer")))).toBeUndefined();
    expect(read("x", { x: null }, scopeOf(index("x", "float")))).toBeUndefined();
    expect(read("x", { x: ["s", 2] }, scopeOf(index("x", "float")))).toBe(2);
  });

  test("asks the payload for another path than the index's, and where the index is a full-text one", () => {
    expect(read("x[0]", { x: [1.5] }, scopeOf(index("x", "integer")))).toBe(1.5);
    expect(read("x", { x: 1.5 }, scopeOf(index("x", "text")))).toBe(1.5);
  });
});
