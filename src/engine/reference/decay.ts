import { wrongInput } from "../server/qdrant-error.ts";
import { formatNumber } from "./rust-number.ts";

export type DecayKind = "lin" | "exp" | "gauss";

/** From 1 at `x = target` down towards 0; `midpoint` at a distance of `scale`. */
export type DecayFunction = (x: number, target: number) => number;

/**
 * Makes a decay function: max(0, 1 - λ d) with λ = (1 - midpoint) / scale for `lin`, exp(λ d) with
 * λ = ln(midpoint) / scale for `exp`, and exp(λ d²) with λ = ln(midpoint) / scale² for `gauss`, where d = |x - target|.
 *
 * @param scale Above 0, in the unit of x; a 32-bit float.
 * @param midpoint In (0, 1), for `lin` in [0, 1]; a 32-bit float.
 * @throws QdrantError 400 for a scale or midpoint outside of that.
 */
export function createDecay(kind: DecayKind, scale: number, midpoint: number): DecayFunction {
  if (kind === "lin" && !(midpoint >= 0 && midpoint <= 1)) {
    throw refuse(`Linear decay midpoint should be in the range [0.0, 1.0], got ${formatNumber(midpoint)}.`);
  }
  if (kind !== "lin" && (midpoint <= 0 || midpoint >= 1)) {
    throw refuse(`Decay midpoint should be in the range (0.0, 1.0), got ${formatNumber(midpoint)}.`);
  }
  if (scale <= 0) throw refuse(`Decay scale should be non-zero positive, got ${formatNumber(scale)}.`);
  switch (kind) {
    case "lin": {
      const lambda = (1 - midpoint) / scale;
      return (x, target) => {
        const value = 1 - lambda * Math.abs(x - target);
        // Of NaN and a number, Rust's max is the number.
        return Number.isNaN(value) ? 0 : Math.max(value, 0);
      };
    }
    case "exp": {
      const lambda = Math.log(midpoint) / scale;
      return (x, target) => Math.exp(lambda * Math.abs(x - target));
    }
    case "gauss": {
      const lambda = Math.log(midpoint) / (scale * scale);
      return (x, target) => Math.exp(lambda * (x - target) * (x - target));
    }
  }
}

function refuse(problem: string): Error {
  return wrongInput(`Validation failed: ${problem}`);
}
