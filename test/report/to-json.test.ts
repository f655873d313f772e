import { expect, it } from "vitest";
import { checkFinite, toJson } from "../../src/report/to-json.ts";

it("takes whatever has finite numbers alone", () => {
  expect(() => checkFinite({ a: [1, { b: -0 }], c: "NaN", d: undefined, e: null, f: true })).not.toThrow();
});

it("names every place of a number that is not finite", () => {
  const result = { scores: [{ mean: 1 }, { mean: Number.NaN }], t: Number.POSITIVE_INFINITY };
  const message = "results that are not finite: .scores.1.mean is NaN, .t is Infinity";
  expect(() => checkFinite(result)).toThrow(message);
  expect(() => toJson(result)).toThrow(message);
});
