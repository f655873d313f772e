/** A model that learned for another objective, against that of logistic loss, on the test queries. */
export interface ObjectiveCompared {
  readonly objective: string;
  readonly measure: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Corrected for all objectives. */
  readonly pValue: number;
}

/** What findings about objectives have to say. */
export interface ObjectiveFindingValues {
  "objective-better": ObjectiveCompared;
  "objective-worse": ObjectiveCompared;
  "objective-unproven": ObjectiveCompared;
  /** Inner folds found none that is better. */
  "objective-stays": object;
}
