/** z = intercept + Σ weights[j] · x[j], with one weight a feature; P(y=1|x) = 1/(1+exp(-z)). */
export interface LinearModel {
  readonly intercept: number;
  /** Aligned with the experiment's features, in the features' own units. */
  readonly weights: readonly number[];
}

/** 1/(1+exp(-z)), without overflow: in [0, 1]. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}

/** -ln P(y) of one observation: ln(1 + exp(-z)) for a positive, ln(1 + exp(z)) for a negative. */
export function logLoss(z: number, y: number): number {
  const margin = y === 1 ? -z : z;
  return margin > 0 ? margin + Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin));
}
