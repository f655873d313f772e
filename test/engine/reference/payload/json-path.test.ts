import { describe, expect, test } from "vitest";
import { EVERY, parseJsonPath, valuesAt } from "../../../../src/engine/reference/payload/json-path.ts";
import { path } from "../fixtures.ts";

describe("parseJsonPath", () => {
  test("takes keys, positions and every element apart", () => {
    expect(parseJsonPath('foo[1][50].bar-baz[]."qux[.]quux"')?.steps).toEqual([
      "foo",
      1,
      50,
      "bar-baz",
      EVERY,
      "qux[.]quux",
    ]);
  });

  test("takes letters and digits of any script unquoted", () => {
    expect(parseJsonPath("größe.年")?.steps).toEqual(["größe", "年"]);
  });

  test.each(["", "a..b", ".a", "a.", "a b", "[0]", "[]", "a[-1]", "a[x]", '"a', 'a"b"', '"a\\"b"', "$score"])(
    "refuses %j",
    (text) => {
      expect(parseJsonPath(text)).toBeUndefined();
    },
  );

  test("spells equal paths equally, with quotes only where they are needed", () => {
    expect(parseJsonPath('"a"."b c"[007][]')?.text).toBe('a."b c"[7][]');
  });
});

describe("valuesAt", () => {
  const payload = { a: { b: [{ c: 1 }, { c: [2, 3] }, { d: 4 }, 5] }, n: null, e: [] };

  test.each([
    ["a.b[].c", [1, [2, 3]]],
    ["a.b[].c[]", [2, 3]],
    ["a.b[1].c[0]", [2]],
    ["a.b[9]", []],
    ["a.b.c", []],
    ["a[]", []],
    ["n", [null]],
    ["n.x", []],
    ["e", [[]]],
    ["e[]", []],
  ])("finds at %s what is there", (text, values) => {
    expect(valuesAt(payload, path(text))).toEqual(values);
  });
});
