import type { ErrorsOfWeights } from "./errors-of-weights.ts";
import type { LinearModel } from "./linear-model.ts";
import type { Objective } from "./objectives/objective.ts";

/** A trained model with what its reader needs to trust it. */
export interface TrainedModel {
  readonly model: LinearModel;
  /** Of independent rows; undefined where the objective has no derivatives. */
  readonly standardErrors:
    | { readonly intercept: number | undefined; readonly weights: readonly number[] }
    | undefined;
  /** Columns of the samples, aligned with the weights. */
  readonly columns: readonly string[];
  /** The errors of the weights where rows of one user or item depend on each other; `standardErrors` are of independent rows. */
  readonly clusters: ErrorsOfWeights;
  /**
   * Of each column: by how much correlation with the others multiplies the variance of its weight, 1 / (1 - R²) of its linear
   * regression on them; at least 1.
   */
  readonly varianceInflation: readonly number[];
  /** What there was, and how many rows the model learned from. */
  readonly samples: { readonly rows: number; readonly positives: number; readonly trainedOn: number };
  /** What `ml-logistic-regression` was given and how far it came; undefined where it has not the objective. */
  readonly package?:
    | {
        readonly rows: number;
        readonly steps: number;
        /** Largest distance of one of its coefficients from the optimum, in standard errors. */
        readonly distance: number;
      }
    | undefined;
  /** Whose weights `model` holds: the package's, the Newton optimum, or the best that coordinate ascent found. */
  readonly weightsFrom: "ml-logistic-regression" | "newton" | "coordinate-ascent";
  /** What was learned for, where it is not logistic loss by the labels. */
  readonly learned?: LearnedObjective | undefined;
}

/** An objective other than logistic loss by the labels. */
export interface LearnedObjective {
  readonly objective: Objective;
  /** How many lists teach an order; undefined where single rows do. */
  readonly lists?: number | undefined;
  /** Whether the sigmoid was fitted to be the probability of a positive. */
  readonly isProbability: boolean;
}
