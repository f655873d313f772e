import type { Decay, Expression, Formula } from "../server/expression.ts";
import { conditionTree, geoPointTree } from "./filter-tree.ts";
import { list, literal, type Tree } from "./tree.ts";

/** A formula with its defaults as `qdrant_edge.Formula`. */
export function formulaTree({ formula, defaults }: Formula): Tree {
  return ["Formula", expressionTree(formula), literal(defaults)];
}

/** An expression as the member of `qdrant_edge.Expression` for its kind. */
export function expressionTree(expression: Expression): Tree {
  if (typeof expression === "number") return ["Expression.Constant", expression];
  if (typeof expression === "string") return ["Expression.Variable", expression];
  if ("sum" in expression) return ["Expression.Sum", list(expression.sum.map(expressionTree))];
  if ("mult" in expression) return ["Expression.Mult", list(expression.mult.map(expressionTree))];
  if ("div" in expression) {
    const { left, right, by_zero_default } = expression.div;
    return ["Expression.Div", expressionTree(left), expressionTree(right), by_zero_default ?? null];
  }
  if ("neg" in expression) return ["Expression.Neg", expressionTree(expression.neg)];
  if ("abs" in expression) return ["Expression.Abs", expressionTree(expression.abs)];
  if ("sqrt" in expression) return ["Expression.Sqrt", expressionTree(expression.sqrt)];
  if ("exp" in expression) return ["Expression.Exp", expressionTree(expression.exp)];
  if ("ln" in expression) return ["Expression.Ln", expressionTree(expression.ln)];
  if ("log10" in expression) return ["Expression.Log10", expressionTree(expression.log10)];
  if ("pow" in expression) {
    return ["Expression.Pow", expressionTree(expression.pow.base), expressionTree(expression.pow.exponent)];
  }
  if ("lin_decay" in expression) return decayTree("DecayKind.Lin", expression.lin_decay);
  if ("exp_decay" in expression) return decayTree("DecayKind.Exp", expression.exp_decay);
  if ("gauss_decay" in expression) return decayTree("DecayKind.Gauss", expression.gauss_decay);
  if ("geo_distance" in expression) {
    return [
      "Expression.GeoDistance",
      geoPointTree(expression.geo_distance.origin),
      expression.geo_distance.to,
    ];
  }
  if ("datetime" in expression) return ["Expression.Datetime", expression.datetime];
  if ("datetime_key" in expression) return ["Expression.DatetimeKey", expression.datetime_key];
  return ["Expression.Condition", conditionTree(expression)];
}

function decayTree(kind: string, { x, target, midpoint, scale }: Decay): Tree {
  const target_ = target === undefined ? null : expressionTree(target);
  return ["Expression.Decay", [kind], expressionTree(x), target_, midpoint ?? null, scale ?? null];
}
