import type { Expression } from "./feature.ts";
import type { NumberTransform } from "./number-source.ts";

/** The transforms that need no parameter, by the name that an experiment gives them. */
export const PLAIN_TRANSFORMS: { readonly [name in "log1p" | "sqrt" | "square"]: NumberTransform } = {
  log1p: {
    name: (argument) => `log1p(${argument})`,
    value: (x) => Math.log(1 + x),
    expression: (x) => ({ ln: { sum: [1, x] } }),
  },
  sqrt: {
    name: (argument) => `sqrt(${argument})`,
    value: Math.sqrt,
    expression: (x) => ({ sqrt: x }),
  },
  square: {
    name: (argument) => `square(${argument})`,
    value: (x) => x * x,
    expression: (x) => ({ mult: [x, x] }),
  },
};

/**
 * max(0, x - knot): 0 up to the knot, then rising with slope 1. Beside x itself, its weight is the change of slope at
 * the knot.
 *
 * @example hingeAt(1980).value(1995) // 15
 */
export function hingeAt(knot: number): NumberTransform {
  const k = Math.fround(knot);
  return {
    name: (argument) => `hinge(${argument}, ${knot})`,
    value: (x) => positivePart(x - k),
    expression: (x) => positivePartOf({ sum: [x, -k] }),
  };
}

/**
 * min(high, max(low, x)), as high - max(0, high - y) with y = low + max(0, x - low): right to the rounding of one
 * subtraction, however far outside x lies.
 *
 * @example clipTo(0, 100).value(250) // 100
 */
export function clipTo(low: number, high: number): NumberTransform {
  const [l, h] = [Math.fround(low), Math.fround(high)];
  return {
    name: (argument) => `clip(${argument}, ${low}, ${high})`,
    value: (x) => h - positivePart(h - (l + positivePart(x - l))),
    expression: (x) => {
      const atLeastLow: Expression = { sum: [l, positivePartOf({ sum: [x, -l] })] };
      return { sum: [h, { neg: positivePartOf({ sum: [h, { neg: atLeastLow }] }) }] };
    },
  };
}

/** max(0, x) = ½ (x + |x|), exactly: Qdrant's formulas have no maximum before 1.20. */
function positivePart(x: number): number {
  return 0.5 * (x + Math.abs(x));
}

function positivePartOf(x: Expression): Expression {
  return { mult: [0.5, { sum: [x, { abs: x }] }] };
}
