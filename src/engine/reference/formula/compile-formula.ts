import type { Json } from "../../../domain.ts";
import { datetimeProblem, parseDatetime } from "../../../qdrant-rules/datetime.ts";
import { createDecay, type DecayKind } from "../../../qdrant-rules/decay.ts";
import { haversineDistance } from "../../../qdrant-rules/geo.ts";
import type { Decay, Expression, Formula } from "../../server/expression.ts";
import { wrongInput } from "../../server/qdrant-error.ts";
import { compileCondition, type FilterScope, requirePath } from "../filter/compile-filter.ts";
import { checkDecay } from "./check-decay.ts";
import { asDatetime, asGeoPoint, asNumber, type Defaults, operandReader } from "./operand.ts";
import {
  checked,
  constant,
  type Evaluate,
  finite,
  power,
  product,
  quotient,
  sum,
  unary,
} from "./operators.ts";
import { formatNumber } from "./rust-number.ts";
import { parseVariable } from "./variable.ts";

/**
 * Compiles a formula once, to be evaluated for many candidates: in 64-bit, with constants rounded to 32 bits before and
 * the result after.
 *
 * @returns the score of a candidate, a finite 32-bit float. It throws QdrantError 400 for a result that is not finite,
 *   and for a payload value that is missing without a default or of the wrong type.
 * @throws QdrantError 400 for a variable, date or decay that is none; 501 where a full-text index would be asked.
 * @example compileFormula({ formula: { sum: [1, "price"] }, defaults: { price: 2 } }, scope)(candidate) // 3
 */
export function compileFormula({ formula, defaults }: Formula, scope: FilterScope): Evaluate {
  const known = new Map<number | string, Json>();
  const evaluate = compileExpression(formula, { scope, defaults: known });
  for (const [name, value] of Object.entries(defaults)) {
    const variable = parseVariable(name);
    known.set("prefetch" in variable ? variable.prefetch : variable.path.text, value);
  }
  return (candidate) => {
    const precise = evaluate(candidate);
    return finite(Math.fround(precise), () => `${formatNumber(precise)} as f32`);
  };
}

interface Context {
  readonly scope: FilterScope;
  readonly defaults: Defaults;
}

function compileExpression(expression: Expression, context: Context): Evaluate {
  const { scope, defaults } = context;
  const compile = (inner: Expression) => compileExpression(inner, context);
  const decay = (kind: DecayKind, { x, target = 0, scale = 1, midpoint = 0.5 }: Decay): Evaluate => {
    const [value, best] = [compile(x), compile(target)];
    const parameters = [Math.fround(scale), Math.fround(midpoint)] as const;
    checkDecay(kind, ...parameters);
    const decayed = createDecay(kind, ...parameters);
    return (candidate) => decayed(value(candidate), best(candidate));
  };

  if (typeof expression === "number") return constant(Math.fround(expression));
  if (typeof expression === "string") return compileVariable(expression, context);
  if ("sum" in expression) return sum(expression.sum.map(compile));
  if ("mult" in expression) return product(expression.mult.map(compile));
  if ("neg" in expression) return unary(compile(expression.neg), (x) => -x);
  if ("abs" in expression) return unary(compile(expression.abs), Math.abs);
  if ("sqrt" in expression) return checked(compile(expression.sqrt), Math.sqrt, (x) => `√${x}`);
  if ("exp" in expression) return checked(compile(expression.exp), Math.exp, (x) => `exp(${x})`);
  if ("ln" in expression) return checked(compile(expression.ln), Math.log, (x) => `ln(${x})`);
  if ("log10" in expression) return checked(compile(expression.log10), Math.log10, (x) => `log10(${x})`);
  if ("pow" in expression) return power(compile(expression.pow.base), compile(expression.pow.exponent));
  if ("div" in expression) {
    const { left, right, by_zero_default: byZero } = expression.div;
    return quotient(compile(left), compile(right), byZero === undefined ? undefined : Math.fround(byZero));
  }
  if ("lin_decay" in expression) return decay("lin", expression.lin_decay);
  if ("exp_decay" in expression) return decay("exp", expression.exp_decay);
  if ("gauss_decay" in expression) return decay("gauss", expression.gauss_decay);
  if ("geo_distance" in expression) {
    const { origin, to } = expression.geo_distance;
    const destination = operandReader(requirePath(to), asGeoPoint, scope, defaults);
    return (candidate) => haversineDistance(origin, destination(candidate));
  }
  if ("datetime" in expression) return constant(microsOf(expression.datetime) / 1_000_000);
  if ("datetime_key" in expression) {
    const micros = operandReader(requirePath(expression.datetime_key), asDatetime, scope, defaults);
    return (candidate) => micros(candidate) / 1_000_000;
  }
  const test = compileCondition(expression, scope);
  return ({ payload, slot }) => (test(payload, slot) ? 1 : 0);
}

function compileVariable(name: string, { scope, defaults }: Context): Evaluate {
  const variable = parseVariable(name);
  if ("path" in variable) return operandReader(variable.path, asNumber, scope, defaults);
  const { prefetch } = variable;
  return ({ scores }) => {
    const fallback = defaults.get(prefetch);
    return scores[prefetch] ?? (typeof fallback === "number" ? fallback : 0);
  };
}

function microsOf(text: string): number {
  const micros = parseDatetime(text);
  if (micros !== undefined) return micros;
  throw wrongInput(`Validation failed: failed to parse date-time ${text}: ${datetimeProblem(text)}`);
}
