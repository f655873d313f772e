import type { CalibrationBin } from "../analysis/formula/calibration.ts";
import type { ShapeCheck, WrongShape } from "../analysis/formula/shape-check.ts";
import type { ShapeRemedy } from "../analysis/formula/shape-remedy.ts";
import type { Refusal } from "../model/attempt.ts";
import type { Fit } from "../model/diagnostics.ts";
import type { TrainedModel } from "../model/trained-model.ts";
import type { Summary } from "../statistics/summarize.ts";

/** A fitted number, and how sure it is. */
export interface Estimate {
  readonly value: number;
  /** What it would be if samples were independent; undefined where what is learned has no such errors. */
  readonly independentError?: number | undefined;
  /** Robust to what samples of one user, or of one item, have in common; undefined where there are too few of either. */
  readonly standardError?: number | undefined;
  /** value / standardError. */
  readonly z?: number | undefined;
  /** The interval; see CONVENTIONS. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** What a share of the samples teaches: judged on held-out users, and by the ranking at the recommended depth. */
export type LearningCurvePoint = {
  /** Of the samples of the users that are not held out, in (0, 1]. */
  readonly share: number;
  readonly rows: number;
  readonly positives: number;
} & ({ readonly fit: Fit; readonly ranking: Summary } | Refusal);

/** A recipe judged on users that it has not learned from. */
export interface HeldOutReport {
  readonly users: number;
  readonly rows: number;
  readonly positives: number;
  readonly calibration: readonly CalibrationBin[];
  /** By share, ascending; the last has all samples. */
  readonly curve: readonly LearningCurvePoint[];
  readonly shapes: Omit<ShapeCheck, "wrong"> & {
    readonly wrong: readonly (WrongShape & { readonly remedy: ShapeRemedy })[];
  };
}

/** The trained formula, and how far it can be trusted. */
export interface ModelReport {
  /** What its weights were learned for; left out for logistic loss by the labels. */
  readonly learned?: {
    readonly objective: string;
    /** How many lists teach an order; undefined where single rows do. */
    readonly lists?: number | undefined;
    /** Whether the sigmoid was fitted to be the probability of a positive. */
    readonly isProbability: boolean;
  };
  readonly intercept: Estimate;
  readonly weights: readonly ({
    readonly feature: string;
    readonly varianceInflation: number;
  } & Estimate)[];
  /** How many users and items the samples are of. */
  readonly clusters: { readonly users: number; readonly items: number };
  readonly weightsFrom: TrainedModel["weightsFrom"];
  readonly samples: TrainedModel["samples"];
  /** Left out where the package has not the objective. */
  readonly package?: TrainedModel["package"];
  readonly heldOut: HeldOutReport | Refusal;
}
