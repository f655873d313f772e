import { describe, expect, it } from "vitest";
import { JsonMistake, JsonScanner } from "../../../../src/engine/server/decode/json-scanner.ts";

/** What is wrong with a text, and how many characters were read by then. */
function mistake(text: string): [message: string, offset: number] | undefined {
  try {
    JsonScanner.check(text);
    return undefined;
  } catch (error) {
    if (error instanceof JsonMistake) return [error.message, error.offset];
    throw error;
  }
}

describe("JsonScanner.check", () => {
  it.each(['{"a": [1, -2.5e3, true, false, null, "\\u00e9\\n"]}', " [] ", '"x"', "{}", "0"])(
    "takes %s",
    (text) => {
      expect(mistake(text)).toBeUndefined();
    },
  );

  it.each<[text: string, message: string, offset: number]>([
    ["", "EOF while parsing a value", 0],
    ["{not json", "key must be a string", 2],
    ['{"a" 1}', "expected `:`", 6],
    ['{"a":1 "b"', "expected `,` or `}`", 8],
    ['{"a":1,}', "trailing comma", 8],
    ["[1,]", "trailing comma", 4],
    ["[1 2]", "expected `,` or `]`", 4],
    ["[1", "EOF while parsing a list", 2],
    ["{", "EOF while parsing an object", 1],
    ['"abc', "EOF while parsing a string", 4],
    ['"a\\x"', "invalid escape", 4],
    ['"a\nb"', "control character (\\u0000-\\u001F) found while parsing a string", 3],
    ["01", "invalid number", 2],
    ["-", "invalid number", 2],
    ["trux", "expected ident", 4],
    ["nul", "EOF while parsing a value", 3],
    ["{} x", "trailing characters", 4],
    ["?", "expected value", 1],
  ])("says of %j: %s", (text, message, offset) => {
    expect(mistake(text)).toEqual([message, offset]);
  });
});

describe("JsonScanner.locate", () => {
  it("finds a value by its keys and positions", () => {
    const text = '{"a": {"b": [10, {"c": "x"}]}}';
    const span = JsonScanner.locate(text, ["a", "b", "[1]", "c"])!;
    expect(text.slice(span.start, span.end)).toBe('"x"');
  });

  it("finds the whole text by no key, and nothing by an unknown one", () => {
    expect(JsonScanner.locate(" {} ", [])).toEqual({ start: 1, end: 3 });
    expect(JsonScanner.locate("{}", ["a"])).toBeUndefined();
  });
});
