import type { Payload } from "../../../domain.ts";
import { wrongInput } from "../../server/qdrant-error.ts";
import { formatNumber } from "./rust-number.ts";

/** A candidate, as a formula sees it. */
export interface Candidate {
  readonly payload: Payload;
  readonly slot: number;
  /** What each prefetch scored it; undefined where that prefetch did not return it. */
  readonly scores: readonly (number | undefined)[];
}

/** A compiled expression. */
export type Evaluate = (candidate: Candidate) => number;

/** The same for every candidate. */
export function constant(value: number): Evaluate {
  return () => value;
}

/** From left to right, starting at 0; not checked, so that only the result as a whole may overflow. */
export function sum(terms: readonly Evaluate[]): Evaluate {
  return (candidate) => {
    let total = 0;
    for (const term of terms) total += term(candidate);
    return total;
  };
}

/** From left to right; a factor of 0 ends it with 0, and the factors after it are not looked at. */
export function product(factors: readonly Evaluate[]): Evaluate {
  return (candidate) => {
    let total = 1;
    for (const factor of factors) {
      const value = factor(candidate);
      if (value === 0) return 0;
      total *= value;
    }
    return total;
  };
}

/**
 * left / right. A left of 0 gives 0, and right is not looked at; a right of 0 gives `byZero` where there is one.
 *
 * The result throws QdrantError 400 where the quotient is not finite.
 */
export function quotient(left: Evaluate, right: Evaluate, byZero: number | undefined): Evaluate {
  return (candidate) => {
    const numerator = left(candidate);
    if (numerator === 0) return 0;
    const denominator = right(candidate);
    if (denominator === 0 && byZero !== undefined) return byZero;
    return finite(numerator / denominator, () => `${formatNumber(numerator)}/${formatNumber(denominator)}`);
  };
}

/** base ^ exponent; the result throws QdrantError 400 where that is not finite. */
export function power(base: Evaluate, exponent: Evaluate): Evaluate {
  return (candidate) => {
    const [x, y] = [base(candidate), exponent(candidate)];
    // IEEE 754 and Rust have 1 ^ NaN = 1 and (-1) ^ ±∞ = 1, where JavaScript has NaN.
    const isOne = x === 1 || (x === -1 && Math.abs(y) === Number.POSITIVE_INFINITY);
    return finite(isOne ? 1 : x ** y, () => `${formatNumber(x)}^${formatNumber(y)}`);
  };
}

/** A function whose result is not checked. */
export function unary(operand: Evaluate, apply: (x: number) => number): Evaluate {
  return (candidate) => apply(operand(candidate));
}

/**
 * A function whose result must be finite; it throws QdrantError 400 where it is not.
 *
 * @param spell The call as the message writes it, from the printed operand.
 */
export function checked(
  operand: Evaluate,
  apply: (x: number) => number,
  spell: (x: string) => string,
): Evaluate {
  return (candidate) => {
    const x = operand(candidate);
    return finite(apply(x), () => spell(formatNumber(x)));
  };
}

/** Passes a finite number on and throws QdrantError 400 for any other, as the outcome of `expression()`. */
export function finite(value: number, expression: () => string): number {
  if (Number.isFinite(value)) return value;
  throw wrongInput(`The expression ${expression()} = ${formatNumber(value)} produced a non-finite number`);
}
