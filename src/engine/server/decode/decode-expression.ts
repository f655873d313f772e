import type { Json } from "../../../domain.ts";
import type { Decay, Expression, Formula } from "../expression.ts";
import { condition, geoPoint } from "./decode-filter.ts";
import { array, type Decoder, f32, isMap, optional, struct, text } from "./decoder.ts";
import { fail } from "./format-error.ts";

/** A formula and what its variables are worth where they are missing. */
export const formula: Decoder<Formula> = (value, issues) => {
  if (!isMap(value)) return fail(value, "struct FormulaQuery");
  const { formula, defaults = {} } = value;
  if (!isMap(defaults)) return fail(defaults, "a map");
  const expression_ = expression(formula, issues);
  for (const [variable, worth] of Object.entries(defaults)) {
    const problem = defaultProblem(variable, worth);
    if (problem) issues.push({ path: "defaults", text: `Validation error: ${problem} [{}]` });
  }
  return { formula: expression_, defaults: defaults as { [variable: string]: Json } };
};

/** An expression of any kind. Of an object that has the keys of several kinds the first kind counts. */
export const expression: Decoder<Expression> = (value, issues) => {
  if (typeof value === "number" || typeof value === "string") return value;
  if (!isMap(value)) return fail(value, "an expression");
  for (const kind in value) {
    const decode = KINDS.get(kind);
    if (decode) return { [kind]: decode(value[kind], issues) } as unknown as Expression;
  }
  return condition(value, issues);
};

const many = array(expression);
const decay = struct<Decay>("DecayParamsExpression", {
  x: expression,
  target: optional(expression),
  scale: optional(f32),
  midpoint: optional(f32),
});

const KINDS = new Map<string, Decoder<unknown>>(
  Object.entries({
    sum: many,
    mult: many,
    neg: expression,
    abs: expression,
    sqrt: expression,
    exp: expression,
    ln: expression,
    log10: expression,
    div: struct<{ left: Expression; right: Expression; by_zero_default?: number }>("DivParams", {
      left: expression,
      right: expression,
      by_zero_default: optional(f32),
    }),
    pow: struct<{ base: Expression; exponent: Expression }>("PowParams", {
      base: expression,
      exponent: expression,
    }),
    lin_decay: decay,
    exp_decay: decay,
    gauss_decay: decay,
    geo_distance: struct("GeoDistanceParams", { origin: geoPoint, to: text }),
    datetime: text,
    datetime_key: text,
  }),
);

function defaultProblem(variable: string, worth: unknown): string | undefined {
  if (!variable.startsWith("$")) return undefined;
  if (!/^\$score(\[\d+\])?$/.test(variable))
    return `failed to parse variable ID ${variable}: Invalid reserved word: ${variable}`;
  return typeof worth === "number" ? undefined : "Score default must be a number";
}
