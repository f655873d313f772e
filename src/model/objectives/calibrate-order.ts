import { NO_PAUSE, type Pause } from "../../pause.ts";
import { logitsOf } from "../diagnostics.ts";
import type { LinearModel } from "../linear-model.ts";
import { solveByNewton } from "../newton.ts";
import type { Samples } from "../samples.ts";
import { whitenDesign } from "../whitened-design.ts";

/** The two numbers that turn the logit z of an order into that of a probability: slope · z + intercept. */
export interface Calibration {
  readonly slope: number;
  readonly intercept: number;
}

/** Keeps the slope finite where an order tells all positives from all negatives. */
const L2 = 1e-3;

/**
 * Fits the probability of a positive to the logits of a model that has learned an order: a regression on one column, so that
 * the order stays as it is.
 *
 * @returns Undefined where no rising curve fits: the order is right within lists and wrong across them, or has one value only.
 * @see Platt, Probabilistic outputs for support vector machines (1999)
 */
export async function calibrateOrder(
  model: LinearModel,
  samples: Samples,
  pause: Pause = NO_PAUSE,
): Promise<Calibration | undefined> {
  const logits = logitsOf(model, samples);
  if (logits.every((logit) => logit === logits[0])) return undefined;
  const design = whitenDesign({ ...samples, columns: ["z"], values: logits, offered: undefined });
  const solution = await solveByNewton(design, L2, undefined, pause);
  if (solution === undefined) return undefined;
  const { intercept, weights } = design.toModel(solution.coefficients);
  const slope = weights[0]!;
  return slope > 0 ? { slope, intercept } : undefined;
}

/** The model whose sigmoid is the calibrated probability. */
export function calibrated(model: LinearModel, { slope, intercept }: Calibration): LinearModel {
  return {
    intercept: slope * model.intercept + intercept,
    weights: model.weights.map((weight) => slope * weight),
  };
}
