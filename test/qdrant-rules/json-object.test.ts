import { expect, test } from "vitest";
import { isObject, property } from "../../src/qdrant-rules/json-object.ts";

test("isObject tells an object from an array, from null and from nothing", () => {
  expect([{}, [], null, undefined, "text"].map(isObject)).toEqual([true, false, false, false, false]);
});

test("property sees none that an object merely inherits", () => {
  expect(property({}, "constructor")).toBeUndefined();
  expect(property({}, "__proto__")).toBeUndefined();
  expect(property(JSON.parse('{ "__proto__": 1 }'), "__proto__")).toBe(1);
});

test("property does not take an array or a text for an object", () => {
  expect(property([1], "length")).toBeUndefined();
  expect(property("text", "length")).toBeUndefined();
});
