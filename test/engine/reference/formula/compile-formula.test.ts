import { describe, expect, test } from "vitest";
import type { Json } from "../../../../src/domain.ts";
import { compileFormula } from "../../../../src/engine/reference/formula/compile-formula.ts";
import type { Expression } from "../../../../src/engine/server/expression.ts";
import { index, scopeOf } from "../fixtures.ts";

const payload = {
  number: 85,
  one: [1.2],
  many: [1.2, 2.3],
  when: "1970-01-01T00:00:01.5Z",
  at: { lon: 0, lat: 0 },
  tag: "a",
};
const evaluate = (formula: Expression, defaults: { readonly [name: string]: Json } = {}, scope = scopeOf()) =>
  compileFormula({ formula, defaults }, scope)({ payload, slot: 0, scores: [1, 2, undefined] });

describe("compileFormula", () => {
  test.each<[Expression, number]>([
    [5, 5],
    ["$score", 1],
    ["$score[1]", 2],
    ["number", 85],
    ["one", Math.fround(1.2)],
    ["many[1]", Math.fround(2.3)],
    [{ key: "tag", match: { value: "a" } }, 1],
    [{ must_not: [{ key: "tag", match: { value: "a" } }] }, 0],
    [{}, 1],
    [{ sum: [1, "$score", "number", {}] }, 88],
    [{ mult: [2, "$score", "number", {}] }, 170],
    [{ div: { left: 10, right: "$score" } }, 10],
    [{ neg: 10 }, -10],
    [{ abs: { neg: 3 } }, 3],
    [{ sqrt: 9 }, 3],
    [{ exp: 0 }, 1],
    [{ ln: 1 }, 0],
    [{ log10: 1000 }, 3],
    [{ pow: { base: 2, exponent: 3 } }, 8],
    [{ datetime: "1970-01-02" }, 86_400],
    [{ datetime_key: "when" }, 1.5],
    [{ geo_distance: { origin: { lon: 0, lat: 0 }, to: "at" } }, 0],
    [{ lin_decay: { x: 1, scale: 4, midpoint: 0 } }, 0.75],
    [{ exp_decay: { x: 1 } }, 0.5],
    [{ gauss_decay: { x: 3, target: 2 } }, 0.5],
  ])("computes %j", (formula, value) => {
    expect(evaluate(formula)).toBe(value);
  });

  test("rounds constants to 32 bits before, computes in 64, and rounds the result", () => {
    expect(evaluate({ sum: [{ mult: [0.1, 10] }, -1] })).toBe(Math.fround(Math.fround(0.1) * 10 - 1));
    expect(evaluate({ sum: [16_777_217, "$score"] })).toBe(16_777_216);
    expect(evaluate({ sum: [1, { div: { left: 1, right: 0, by_zero_default: 0.1 } }, -1] })).toBe(
      Math.fround(0.1),
    );
  });

  test("takes a missing score for its default, else for 0", () => {
    expect(evaluate("$score[2]")).toBe(0);
    expect(evaluate({ sum: ["$score[2]", "$score[9]"] }, { "$score[2]": 1.5, "$score[9]": 2 })).toBe(3.5);
    expect(evaluate("$score", { $score: 9 })).toBe(1);
  });

  test("finds a default by any spelling of its path", () => {
    expect(evaluate("gone.x", { '"gone"."x"': 7 })).toBe(7);
  });

  test("sees through an integer index no float", () => {
    const scope = scopeOf(index("one", "integer"));
    expect(evaluate("one", { one: 100 }, scope)).toBe(100);
  });

  test.each<[Expression, string]>([
    [{ sqrt: -3 }, "The expression √-3 = NaN produced a non-finite number"],
    [{ exp: 1000 }, "The expression exp(1000) = inf produced a non-finite number"],
    [{ log10: 0 }, "The expression log10(0) = -inf produced a non-finite number"],
    [{ mult: [1e20, 1e20] }, "as f32 = inf produced a non-finite number"],
    ["tag", "Expected number value for tag"],
    ["many", "Value is not a number"],
    ["gone", "No value found in a payload nor defaults"],
    ["$foo", "failed to parse variable ID $foo: Invalid reserved word: $foo"],
    [
      { datetime: "soon" },
      "Validation failed: failed to parse date-time soon: input contains invalid characters",
    ],
    [
      { exp_decay: { x: 1, midpoint: 1.5 } },
      "Validation failed: Decay midpoint should be in the range (0.0, 1.0), got 1.5.",
    ],
    [
      { lin_decay: { x: 1, midpoint: -0.5 } },
      "Validation failed: Linear decay midpoint should be in the range [0.0, 1.0], got -0.5.",
    ],
    [
      { gauss_decay: { x: 1, scale: 0 } },
      "Validation failed: Decay scale should be non-zero positive, got 0.",
    ],
  ])("refuses %j", (formula, problem) => {
    expect(() => evaluate(formula)).toThrow(problem);
  });

  test("refuses a wrong name among the defaults", () => {
    expect(() => evaluate(1, { "a..b": 1 })).toThrow("failed to parse variable ID a..b");
  });

  test("refuses a wrong formula before it meets a candidate", () => {
    expect(() => compileFormula({ formula: "$foo", defaults: {} }, scopeOf())).toThrow(
      "Invalid reserved word",
    );
  });
});
