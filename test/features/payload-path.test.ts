import { expect, it } from "vitest";
import { payloadPath, payloadValue } from "../../src/features/payload-path.ts";

it("joins keys by dots and quotes those that Qdrant could not read otherwise", () => {
  expect(payloadPath("topics", "jazz")).toBe("topics.jazz");
  expect(payloadPath("genres", "Children's")).toBe(`genres."Children's"`);
  expect(payloadPath("a.b", "größe_1-x")).toBe('"a.b".größe_1-x');
});

it("refuses keys that no Qdrant path can address, and says what to do", () => {
  for (const key of ['a"b', "a\\b", ""]) {
    expect(() => payloadPath("topics", key)).toThrow(/cannot be addressed in a Qdrant formula; rename it/);
  }
});

it("finds nested values and nothing inside lists, strings and null", () => {
  expect(payloadValue({ a: { b: 1 } }, ["a", "b"])).toBe(1);
  expect(payloadValue({ a: [1] }, ["a", "0"])).toBeUndefined();
  expect(payloadValue({ a: null }, ["a", "b"])).toBeUndefined();
});
