import { expect, it } from "vitest";
import { parseJson } from "../src/parse-json.ts";

const data = { exactIntegers: true };

it("parses what JSON.parse does", () => {
  const text = '{"a": [1, -2.5e-3, null, true, "NaN 9007199254740993"], "b": {}}';
  expect(parseJson(text, data)).toEqual(JSON.parse(text));
});

it.each(["NaN", "Infinity", "-Infinity"])("names %s, which Python writes, with its place", (token) => {
  expect(() => parseJson(`{"\\"NaN\\\\": ${token}}`)).toThrow(
    `holds ${token}, which is not a number in JSON; write a finite number or null`,
  );
  expect(() => parseJson(`{\n  "a": ${token}\n}`)).toThrow(`holds ${token}, which is not`);
});

it("says in the parser's words what else is wrong", () => {
  expect(() => parseJson('{"a": ')).toThrow(/^is not valid JSON: ./);
});

it.each(['["', '"\\', '["\\"'])("does not lose itself in the string without an end %j", (start) => {
  const began = performance.now();
  expect(() => parseJson(start.repeat(200_000))).toThrow(/^is not valid JSON: ./);
  expect(performance.now() - began).toBeLessThan(2000);
});

it("refuses numbers that 64 bits cannot hold, which JSON.parse turns to Infinity", () => {
  expect(() => parseJson("[1e999]")).toThrow("holds 1e999, which is too large for a 64-bit number");
});

it("refuses whole numbers that are not exact, where they are data", () => {
  expect(() => parseJson('{"a": -9007199254740993}', data)).toThrow(
    "holds -9007199254740993, which is beyond 2^53 - 1, the largest whole number that is exact; write it as text",
  );
  expect(parseJson('{"a": 9007199254740991, "b": 1e20, "c": 9007199254740993.0}', data)).toEqual({
    a: 9007199254740991,
    b: 1e20,
    c: 9007199254740992,
  });
  expect(parseJson("9007199254740993")).toBe(9007199254740992);
});

it("refuses arrays and objects that are nested deeper than any reader follows", () => {
  const nested = (levels: number) => `${'[{"a":'.repeat(levels / 2)}1${"}]".repeat(levels / 2)}`;
  expect(() => parseJson(nested(100))).not.toThrow();
  expect(() => parseJson(nested(102))).toThrow("is nested more than 100 levels deep");
  expect(() => parseJson(nested(100_000))).toThrow("is nested more than 100 levels deep");
});

it("refuses halves of characters, which no file in UTF-8 could hold, in texts and in keys", () => {
  expect(() => parseJson(String.raw`{"a": "x\udc00"}`)).toThrow(
    String.raw`holds \udc00, which is half of a character; write both halves, or none`,
  );
  expect(() => parseJson(String.raw`{"\ud83d\ude00\ud83d": 1}`)).toThrow(/^holds \\ud83d, which is half/);
  expect(parseJson(String.raw`["\ud83d\ude00", "\\ud83d"]`)).toEqual(["😀", String.raw`\ud83d`]);
});
