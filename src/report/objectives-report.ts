import type { Refusal } from "../model/attempt.ts";
import type { ObjectiveTrial } from "../model/objectives/choose-objective.ts";
import type { PairTest } from "../scoring/compare-systems.ts";
import type { TestedComparison } from "../statistics/adjust-p-values.ts";

/** What a model that was trained for an objective is worth by the headline, at the recommended depth. */
export interface ObjectiveRow {
  readonly objective: string;
  /** By folds of the training lists, where they chose; without what says which objective it is. */
  readonly inner?: Refusal | Omit<Exclude<ObjectiveTrial, Refusal>, "objective"> | undefined;
  /** On the test queries. */
  readonly test:
    | Refusal
    | {
        readonly mean: number;
        /** With logistic loss as the control; undefined for that itself, and where it cannot be fitted. */
        readonly comparison?: (PairTest & TestedComparison) | undefined;
      };
}

/** Objectives of the training, compared. */
export interface ObjectivesReport {
  /** What the formula learned for: with folds, the model of all queries, which no query is judged by. */
  readonly used: string;
  /** The row of what is judged: with folds that chose for themselves, whatever each of them chose. */
  readonly judged: string;
  /** Whether folds of the training lists chose it, or the experiment. */
  readonly chosenBy: "experiment" | "inner folds";
  /** Logistic loss by the labels first. */
  readonly rows: readonly ObjectiveRow[];
}
