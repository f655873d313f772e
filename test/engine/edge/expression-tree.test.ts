import { describe, expect, it } from "vitest";
import { expressionTree, formulaTree } from "../../../src/engine/edge/expression-tree.ts";
import type { Expression } from "../../../src/engine/server/expression.ts";

const ONE = ["Expression.Constant", 1];

describe("expressionTree", () => {
  it.each<[expression: Expression, tree: unknown]>([
    [0.5, ["Expression.Constant", 0.5]],
    ["$score", ["Expression.Variable", "$score"]],
    [{ sum: [1, "a"] }, ["Expression.Sum", ["[", ONE, ["Expression.Variable", "a"]]]],
    [{ mult: [1] }, ["Expression.Mult", ["[", ONE]]],
    [{ neg: 1 }, ["Expression.Neg", ONE]],
    [{ abs: 1 }, ["Expression.Abs", ONE]],
    [{ sqrt: 1 }, ["Expression.Sqrt", ONE]],
    [{ exp: 1 }, ["Expression.Exp", ONE]],
    [{ ln: 1 }, ["Expression.Ln", ONE]],
    [{ log10: 1 }, ["Expression.Log10", ONE]],
    [{ pow: { base: 1, exponent: 1 } }, ["Expression.Pow", ONE, ONE]],
    [{ div: { left: 1, right: 1 } }, ["Expression.Div", ONE, ONE, null]],
    [{ div: { left: 1, right: 1, by_zero_default: 0 } }, ["Expression.Div", ONE, ONE, 0]],
    [{ lin_decay: { x: 1 } }, ["Expression.Decay", ["DecayKind.Lin"], ONE, null, null, null]],
    [{ exp_decay: { x: 1, target: 1 } }, ["Expression.Decay", ["DecayKind.Exp"], ONE, ONE, null, null]],
    [
      { gauss_decay: { x: 1, midpoint: 0.5, scale: 2 } },
      ["Expression.Decay", ["DecayKind.Gauss"], ONE, null, 0.5, 2],
    ],
    [{ datetime: "2024" }, ["Expression.Datetime", "2024"]],
    [{ datetime_key: "a" }, ["Expression.DatetimeKey", "a"]],
    [
      { geo_distance: { origin: { lon: 1, lat: 2 }, to: "a" } },
      ["Expression.GeoDistance", ["GeoPoint", 1, 2], "a"],
    ],
    [{ has_id: [1] }, ["Expression.Condition", ["HasIdCondition", ["{", 1]]]],
    [{}, ["Expression.Condition", ["Filter", null, null, null, null]]],
  ])("turns %j into its member of Expression", (expression, tree) => {
    expect(expressionTree(expression)).toEqual(tree);
  });
});

describe("formulaTree", () => {
  it("passes the defaults on as they are", () => {
    expect(formulaTree({ formula: 1, defaults: { a: 2 } })).toEqual(["Formula", ONE, ["=", { a: 2 }]]);
  });
});
