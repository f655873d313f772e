import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { readJson, show } from "../src/read-json.ts";
import { inputProblems, scratchFolder } from "./dataset/scratch.ts";

const schema = z.strictObject({ name: z.string().max(5), sizes: z.array(z.int()).max(2).optional() });

async function read(content: string | Uint8Array) {
  return readJson(join(await scratchFolder({ "a.json": content }), "a.json"), schema, "Write it.");
}

async function problems(content: string | Uint8Array) {
  const folder = await scratchFolder({ "a.json": content });
  return inputProblems(folder, readJson(join(folder, "a.json"), schema, "Write it."));
}

it("reads a file with a byte order mark and the line ends of Windows", async () => {
  expect(await read('\uFEFF{\r\n  "name": "a"\r\n}\r\n')).toEqual({ name: "a" });
});

it.each([
  [
    "in Latin-1",
    Buffer.from('{\n "name": "\u00e9"}', "latin1"),
    'a.json:2: has bytes that are not UTF-8, shown as \uFFFD in " \\"name\\": \\"\uFFFD\\"}"; save the file as UTF-8',
  ],
  [
    "in UTF-16",
    Buffer.from('\uFEFF{"name": "a"}', "utf16le"),
    "a.json: is UTF-16, and text must be UTF-8; save it as UTF-8",
  ],
  [
    "that is nested 100,000 deep",
    "[".repeat(100_000),
    "a.json: is not valid JSON: Unexpected end of JSON input",
  ],
  [
    "with a member that is nested 100,000 deep",
    `{"name": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    "a.json: is nested more than 100 levels deep",
  ],
  ["with a long text", '{"name": "abcdef"}', "a.json: name must have at most 5 characters, got 6"],
  [
    "with a long list",
    '{"name": "a", "sizes": [1, 2, 3]}',
    "a.json: sizes must have at most 2 elements, got 3",
  ],
])("refuses a file %s", async (_, content, problem) => {
  expect(await problems(content)).toEqual([problem]);
});

it("does not wait for a pipe that nobody writes to", async () => {
  const folder = await scratchFolder();
  execFileSync("mkfifo", [join(folder, "a.json")]);
  expect(await inputProblems(folder, readJson(join(folder, "a.json"), schema, "Write it."))).toEqual([
    "a.json: is a pipe; name a file",
  ]);
});

it("shows values as JSON, cut to 60 characters, and whole numbers of any size", () => {
  expect(show({ a: Number.NaN })).toBe('{"a":null}');
  expect(show(Number.NaN)).toBe("NaN");
  expect(show(2n ** 64n)).toBe("18446744073709551616");
  expect(show("x".repeat(100))).toBe(`"${"x".repeat(56)}...`);
});

it("shows whole numbers of 64 bits, also within other values, where JSON cannot", () => {
  expect(show(9007199254740993n)).toBe("9007199254740993");
  expect(show({ lat: 9007199254740993n })).toBe('{"lat":"9007199254740993"}');
});
