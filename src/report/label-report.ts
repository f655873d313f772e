import type { CalibrationBin } from "../analysis/formula/calibration.ts";
import type { PartComparison } from "../analysis/validity/compare-parts.ts";
import type { LabelKnowledge } from "../analysis/validity/label-knowledge.ts";
import type { Fit } from "../model/diagnostics.ts";

/** How well the model predicts what is relevant among the candidates of the test queries. */
export interface TestFit {
  readonly depth: number;
  readonly rows: number;
  readonly positives: number;
  readonly fit: Fit;
  readonly calibration: readonly CalibrationBin[];
}

/** What features know of the labels that the model learned from. */
export interface KnownLabels {
  /** The part whose labels the model learned from. */
  readonly part: "train" | "tune";
  /** What the dataset declares of its features and these labels. */
  readonly knowledge: LabelKnowledge;
  /** How many interactions the tune part has. */
  readonly tune: number;
  /** Against the test: one for each part with interactions of both classes. */
  readonly comparisons: readonly PartComparison[];
}
