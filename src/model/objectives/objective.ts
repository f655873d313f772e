import type { Measure } from "../../metrics/measure.ts";

/** What weights are learned for. */
export type Objective =
  /** The probability of each row: logistic loss, by labels or, with `from`, by grades of at least so much. */
  | { readonly name: "logistic"; readonly from?: number }
  /** The order of pairs of one list. */
  | { readonly name: "pairwise" }
  /** Which item of a list is first. */
  | { readonly name: "listwise" }
  /** A measure of the lists themselves. */
  | { readonly name: "metric"; readonly measure: Measure };

/** The best of all objectives, by folds of the training lists; see `chooseObjective`. */
export interface ChosenByFolds {
  readonly name: "auto";
  /** By which lists are judged. */
  readonly measure: Measure;
}

/** The default. */
export const LOGISTIC: Extract<Objective, { readonly name: "logistic" }> = { name: "logistic" };

/** What orders lists; of no use where rows are in none. */
export type OrderObjective = Exclude<Objective, { readonly name: "logistic" }>;

/** @example describeObjective({ name: "logistic", from: 2 }) // "logistic, grade >= 2" */
export function describeObjective(objective: Objective): string {
  switch (objective.name) {
    case "logistic":
      return objective.from === undefined ? "logistic" : `logistic, grade >= ${objective.from}`;
    case "metric":
      return `metric, ${objective.measure.name}`;
    default:
      return objective.name;
  }
}
