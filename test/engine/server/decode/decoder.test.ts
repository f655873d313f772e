import { describe, expect, it } from "vitest";
import {
  array,
  type Decoder,
  flag,
  flattened,
  mapOf,
  oneOrMany,
  optional,
  struct,
  text,
  unsigned,
  untagged,
  withDefault,
  word,
} from "../../../../src/engine/server/decode/decoder.ts";
import { FormatError, type Issue } from "../../../../src/engine/server/decode/format-error.ts";

function decode<T>(decoder: Decoder<T>, value: unknown): { result: T; issues: Issue[] } {
  const issues: Issue[] = [];
  return { result: decoder(value, issues), issues };
}

function refusal(decoder: Decoder<unknown>, value: unknown): Pick<FormatError, "message" | "path"> {
  try {
    decoder(value, []);
  } catch (error) {
    if (error instanceof FormatError) return { message: error.message, path: error.path };
  }
  throw new Error("nothing was refused");
}

describe("decoders", () => {
  const shape = struct<{ name: string; size?: number }>("Shape", {
    name: text,
    size: optional(unsigned("usize", 1)),
  });

  it("keep known fields, ignore unknown ones and leave out what is missing or null", () => {
    expect(decode(shape, { name: "a", size: null, other: 1 }).result).toEqual({ name: "a" });
  });

  it("say which field is missing, and where", () => {
    expect(refusal(array(shape), [{}])).toEqual({
      message: "missing field `name`",
      path: ["[0]"],
    });
  });

  it.each<[decoder: Decoder<unknown>, value: unknown, message: string]>([
    [text, 1, "invalid type: integer `1`, expected a string"],
    [text, null, "invalid type: null, expected a string"],
    [flag, "yes", 'invalid type: string "yes", expected a boolean'],
    [flag, [], "invalid type: sequence, expected a boolean"],
    [array(text), {}, "invalid type: map, expected a sequence"],
    [unsigned("usize"), 1.5, "invalid type: floating point `1.5`, expected usize"],
    [unsigned("usize"), -1, "invalid value: integer `-1`, expected usize"],
    [word("a", "b"), "c", "unknown variant `c`, expected `a` or `b`"],
    [word("a", "b", "c"), "d", "unknown variant `d`, expected one of `a`, `b`, `c`"],
    [shape, true, "invalid type: boolean `true`, expected struct Shape"],
  ])("refuse a value of the wrong type in serde's words", (decoder, value, message) => {
    expect(refusal(decoder, value).message).toBe(message);
  });

  it("refuse an unknown field only where that is denied", () => {
    const strict = struct<{ a?: string; b?: string }>(
      "Strict",
      { a: optional(text), b: optional(text) },
      "deny",
    );
    expect(refusal(strict, { c: 1 }).message).toBe("unknown field `c`, expected one of `a`, `b`");
  });

  it("lead to what has the right form but not the right content", () => {
    const nested = struct<{ list: readonly object[] }>("Nested", { list: array(shape) });
    expect(decode(nested, { list: [{ name: "a" }, { name: "b", size: 0 }] }).issues).toEqual([
      { path: "list[1].size", text: "value 0 invalid, must be 1 or larger" },
    ]);
    expect(decode(flattened("internal", nested), { list: [{ name: "b", size: 0 }] }).issues[0]!.path).toBe(
      "internal.list[0].size",
    );
  });

  it("take one for a list of one, and a default for what is missing", () => {
    expect(decode(oneOrMany(text), "a").result).toEqual(["a"]);
    expect(decode(oneOrMany(text), ["a", "b"]).result).toEqual(["a", "b"]);
    expect(decode(withDefault(flag, true), undefined).result).toBe(true);
    expect(decode(mapOf(flag), { a: true }).result).toEqual({ a: true });
  });

  it("lose the place of a mistake inside an untagged value", () => {
    expect(refusal(untagged("no variant", shape), { name: 1 })).toEqual({ message: "no variant", path: [] });
    expect(refusal(flattened("x", shape), { name: 1 }).path).toEqual(["name"]);
  });
});
