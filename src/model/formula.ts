import { columnOver } from "../features/column.ts";
import type { Expression, Feature, FeatureItem, FeatureUser, PrefetchScores } from "../features/feature.ts";
import { scoreVariable, scoreVectors } from "../features/score-vectors.ts";
import type { LinearModel } from "./linear-model.ts";

/**
 * What the formula returns: the probability 1/(1+exp(-z)), the same written so that no z can overflow, or z itself,
 * which orders items alike.
 */
export type FormulaForm = "sigmoid" | "stable-sigmoid" | "logit";

/**
 * The Qdrant formula of a trained model for one user: z = b + Σ w·x as one flat `sum`, wrapped in
 * `div(1, sum(1, exp(mult(-1, z))))` for the sigmoid, which Qdrant refuses to compute for z below -709. The stable
 * sigmoid exp((z - |z|)/2) / (1 + exp(-|z|)) is the same number for every z, but computes z three times.
 *
 * With `sources` it says how many prefetches score the candidates before any further vector does.
 *
 * Qdrant keeps constants in 32 bits, so the weights are rounded here: what is printed is what is computed.
 */
export function formulaExpression(
  model: LinearModel,
  features: readonly Feature[],
  { form, sources = 1 }: { readonly form: FormulaForm; readonly sources?: number },
  user: FeatureUser,
): Expression {
  const terms: Expression[] = [Math.fround(model.intercept)];
  const scoreOf = scoreVariable(scoreVectors(features), sources);
  features.forEach((feature, i) => {
    const x = feature.expression(user, scoreOf);
    if (x !== undefined) terms.push({ mult: [Math.fround(model.weights[i]!), x] });
  });
  const z: Expression = { sum: terms };
  switch (form) {
    case "logit":
      return z;
    case "sigmoid":
      return { div: { left: 1, right: { sum: [1, { exp: { mult: [-1, z] } }] } } };
    case "stable-sigmoid": {
      const minusAbs: Expression = { neg: { abs: z } };
      const left: Expression = { exp: { mult: [0.5, { sum: [z, minusAbs] }] } };
      return { div: { left, right: { sum: [1, { exp: minusAbs }] } } };
    }
  }
}

/**
 * The logit z of an item, by the operations of `formulaExpression` in their order: in 64-bit over 32-bit constants.
 */
export function formulaLogit(
  model: LinearModel,
  features: readonly Feature[],
  user: FeatureUser,
  item: FeatureItem,
  scores: PrefetchScores,
): number {
  let z = Math.fround(model.intercept);
  for (let i = 0; i < features.length; i++) {
    z += Math.fround(model.weights[i]!) * features[i]!.value(user, item, scores);
  }
  return z;
}

/** The score that Qdrant gives an item by `formulaExpression`: its logit in the wanted form, rounded to 32 bits. */
export function formulaScore(
  model: LinearModel,
  features: readonly Feature[],
  form: FormulaForm,
  user: FeatureUser,
  item: FeatureItem,
  scores: PrefetchScores,
): number {
  return scoreOfLogit(form, formulaLogit(model, features, user, item, scores));
}

/**
 * Prepares many items to be scored for one user after another.
 *
 * @returns Gives the score of each item, as `formulaScore` does; the scores of each retriever and the result are aligned with the items.
 */
export function formulaScoresOver(
  model: LinearModel,
  features: readonly Feature[],
  form: FormulaForm,
  items: readonly FeatureItem[],
): (user: FeatureUser, prefetchScores: readonly Float32Array[]) => Float32Array {
  const columns = features.map((feature) => columnOver(feature, items));
  const weights = model.weights.map(Math.fround);
  return (user, prefetchScores) => {
    const logits = new Float64Array(items.length).fill(Math.fround(model.intercept));
    columns.forEach((column, j) => {
      const weight = weights[j]!;
      const values = column(user, prefetchScores);
      for (let i = 0; i < logits.length; i++) logits[i]! += weight * values[i]!;
    });
    const scores = new Float32Array(items.length);
    for (let i = 0; i < scores.length; i++) scores[i] = applyForm(form, logits[i]!);
    return scores;
  };
}

/** The logit z in the form in which scores are returned, rounded to 32 bits. */
export function scoreOfLogit(form: FormulaForm, z: number): number {
  return Math.fround(applyForm(form, z));
}

function applyForm(form: FormulaForm, z: number): number {
  switch (form) {
    case "logit":
      return z;
    case "sigmoid":
      return 1 / (1 + Math.exp(-z));
    case "stable-sigmoid":
      return Math.exp(0.5 * (z - Math.abs(z))) / (1 + Math.exp(-Math.abs(z)));
  }
}
