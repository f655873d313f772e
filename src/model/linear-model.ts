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

/** ln(1 + exp(z)), without overflow: minus the log-probability of a negative, so softplus(-z) is that of a positive. */
export function softplus(z: number): number {
  return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
}
