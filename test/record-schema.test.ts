import { expect, it } from "vitest";
import { z } from "zod";
import { recordOf } from "../src/record-schema.ts";

const schema = z.strictObject({ of: recordOf(z.array(z.number())) });

it("keeps every key, also those that all objects have", () => {
  const value = JSON.parse('{ "of": { "__proto__": [1], "toString": [2], "": [] } }');
  const parsed = schema.parse(value);
  expect(Object.keys(parsed.of)).toEqual(["__proto__", "toString", ""]);
  expect(JSON.stringify(parsed)).toBe('{"of":{"__proto__":[1],"toString":[2],"":[]}}');
});

it("names the place of what is wrong inside", () => {
  const { error } = schema.safeParse({ of: { a: [1], b: [0, "x"] } });
  expect(error!.issues).toMatchObject([{ path: ["of", "b", 1], expected: "number" }]);
});

it("refuses what is no object", () => {
  for (const of of [undefined, null, [], "x"]) {
    expect(schema.safeParse({ of }).error!.issues).toMatchObject([{ path: ["of"], expected: "object" }]);
  }
});
