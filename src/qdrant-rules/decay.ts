export type DecayKind = "lin" | "exp" | "gauss";

/** From 1 at `x = target` down towards 0; `midpoint` at a distance of `scale`. */
export type DecayFunction = (x: number, target: number) => number;

/**
 * Makes a decay function: max(0, 1 - λ d) with λ = (1 - midpoint) / scale for `lin`, exp(λ d) with
 * λ = ln(midpoint) / scale for `exp`, and exp(λ d²) with λ = ln(midpoint) / scale² for `gauss`, where d = |x - target|.
 *
 * @param scale Above 0, in the unit of x; a 32-bit float.
 * @param midpoint In (0, 1), for `lin` in [0, 1]; a 32-bit float.
 */
export function createDecay(kind: DecayKind, scale: number, midpoint: number): DecayFunction {
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
