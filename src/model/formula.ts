import type { Expression, Feature, FeatureItem, FeatureUser } from "../features/feature.ts";
import type { LinearModel } from "./linear-model.ts";

/** What the formula returns: the probability 1/(1+exp(-z)), or z itself, which orders items alike. */
export type FormulaForm = "sigmoid" | "logit";

/**
 * The Qdrant formula of a trained model for one user: z = b + Σ w·x as one flat `sum`, wrapped in
 * `div(1, sum(1, exp(mult(-1, z))))` for the sigmoid.
 *
 * Qdrant keeps constants in 32 bits, so the weights are rounded here: what is printed is what is computed.
 */
export function formulaExpression(
  model: LinearModel,
  features: readonly Feature[],
  form: FormulaForm,
  user: FeatureUser,
): Expression {
  const terms: Expression[] = [Math.fround(model.intercept)];
  features.forEach((feature, i) => {
    const x = feature.expression(user);
    if (x !== undefined) terms.push({ mult: [Math.fround(model.weights[i]!), x] });
  });
  const z: Expression = { sum: terms };
  if (form === "logit") return z;
  return { div: { left: 1, right: { sum: [1, { exp: { mult: [-1, z] } }] } } };
}

/**
 * The score that Qdrant gives an item by `formulaExpression`: the same operations in the same order, in 64-bit over
 * 32-bit constants, rounded to 32 bits at the end.
 */
export function formulaScore(
  model: LinearModel,
  features: readonly Feature[],
  form: FormulaForm,
  user: FeatureUser,
  item: FeatureItem,
  prefetchScore: number,
): number {
  let z = Math.fround(model.intercept);
  features.forEach((feature, i) => {
    z += Math.fround(model.weights[i]!) * feature.value(user, item, prefetchScore);
  });
  return Math.fround(form === "logit" ? z : 1 / (1 + Math.exp(-z)));
}
