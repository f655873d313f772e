import type { MisshapenFeature } from "../../analysis/formula/shape-remedy.ts";
import type { ListScore } from "../../analysis/lists/beyond-accuracy.ts";
import type { ImputedLead } from "../../analysis/lists/impute-unjudged.ts";
import type { SensitivityTest } from "../../analysis/lists/unjudged.ts";
import type { PairedComparison } from "../../statistics/compare-paired.ts";
import type { MeanRatio } from "../../statistics/ratio-of-means.ts";
import type { CollectionFindingValues } from "./collection-findings.ts";
import type {
  Compared,
  Confident,
  DepthAdvice,
  HarmedSlice,
  JudgedShares,
  KnownLabels,
  Tested,
} from "./finding-parts.ts";
import type { HybridFindingValues } from "./hybrid-findings.ts";
import type { ObjectiveFindingValues } from "./objective-findings.ts";

/**
 * `stop`: the results are wrong or cannot be trusted; no check passes and no baseline is made. `warning`: they are to be
 * read with care. `note`: what was found.
 */
export type Severity = "stop" | "warning" | "note";

/** What each code has to say, beside its severity. */
export interface FindingValues extends HybridFindingValues, CollectionFindingValues, ObjectiveFindingValues {
  better: Compared & {
    /** Whether `export` prints the treatment's query: the learned formula's alone. */
    readonly exported: boolean;
  };
  worse: Compared;
  "no-measurable-difference": Compared;
  /** Too few queries for any verdict, or too few that differ. */
  "too-few-queries": Compared;
  /** The depths at which the treatment is worse than the control. */
  "worse-at-depths": {
    readonly control: string;
    readonly treatment: string;
    readonly measure: string;
    readonly depths: readonly number[];
    /** How many depths were tried. */
    readonly of: number;
    /** Whether it is better at the recommended depth. */
    readonly elsewhereBetter: boolean;
  };
  /** The interval shows a difference that the corrected test does not. */
  "may-be-chance": Tested;
  /** The corrected test shows a difference that the interval does not. */
  "test-differs": Tested;
  /** The least true difference that so many queries would have shown. */
  "too-few-queries-below": { readonly queries: number; readonly difference: number };
  "one-depth": { readonly depth: number };
  /** The recommended depth is the deepest that is not worse: no shallower one is shown to be enough. */
  "depth-best": DepthAdvice & { readonly deepest: boolean };
  /** A depth that is enough, though deeper ones were tried. */
  "depth-enough": DepthAdvice;
  /** The queries cannot tell which depth is enough. */
  "cannot-tell-depth": Omit<DepthAdvice, "lossAtMost"> & { readonly queries: number };
  /** Prefetches that rank worse than shallower ones. */
  "depth-hurts": { readonly depths: readonly number[] };
  /** Features without each of which the formula loses at most the margin, a share of its mean. */
  "no-loss-without": {
    readonly measure: string;
    readonly margin: number;
    readonly features: readonly { readonly without: readonly string[]; readonly lossAtMost: number }[];
  };
  /** Slices of the queries for which the treatment is worse, beyond the correction for all slices. */
  "harmed-slices": {
    readonly treatment: string;
    readonly control: string;
    readonly measure: string;
    readonly confidence: number;
    /** Of how many slices. */
    readonly of: number;
    readonly slices: readonly HarmedSlice[];
  };
  /** The judged items of a system's list are all relevant, so that they cannot tell what the others are worth. */
  "unjudged-unknown": JudgedShares;
  /** By judged items alone, the difference is measurable and has the other sign. */
  "unjudged-reverse": JudgedShares & Omit<SensitivityTest, "wins" | "ties" | "losses" | "pValue"> & Confident;
  /**
   * Less of what the system behind shows has a judgment, measurably, and the lead is gone once its unjudged items count at
   * the rate of its judged ones.
   */
  "unjudged-explain": JudgedShares &
    Confident &
    ImputedLead & { readonly ahead: string; readonly behind: string };
  /** An order by popularity alone is measurably better than the control, the treatment or both. */
  "popularity-beats": {
    readonly treatment: string;
    readonly measure: string;
    /** Of that many candidates; undefined where it orders all items. */
    readonly depth: number | undefined;
    readonly mean: number;
    readonly confidence: number;
    readonly beaten: readonly ({ readonly system: string } & Pick<
      PairedComparison,
      "difference" | "low" | "high"
    >)[];
    /** Of the treatment's gain over the control. */
    readonly shareOfGain: MeanRatio | undefined;
  };
  /** The treatment measurably leaves less than half of the control's variety. */
  narrows: {
    readonly treatment: string;
    readonly control: string;
    readonly confidence: number;
    readonly measures: readonly (Pick<ListScore, "measure" | "control" | "treatment"> & {
      readonly left: MeanRatio;
    })[];
  };
  /** Relevant items that the constraints forbid, and queries that are left out because they have no others. */
  "relevant-forbidden": { readonly relevant: number; readonly ofRelevant: number; readonly queries: number };
  /** Features whose effect is no straight line in the logit, the most wrong first; see `checkShapes`. */
  "wrong-shape": { readonly features: readonly MisshapenFeature[] };
  /** Queries whose vector is all zeros. */
  "zero-vectors": { readonly zeroVectors: number; readonly queries: number };
  /** The mean share of the train interactions that are later than a query's first test interaction. */
  "train-after-test": { readonly share: number };
  /** Features, or the model of them, tell the labels of a part apart much better than those of the test. */
  "features-know-labels": KnownLabels;
  /** The dataset does not say of which interactions its vectors, affinities and payload counts know. */
  "features-undeclared": object;
  /** Candidates whose sigmoid Qdrant refuses to compute. */
  "sigmoid-overflows": { readonly candidates: number };
  /** The share of the queries in which the sigmoid, and not the logit, is tied across a cut. */
  "sigmoid-tied": { readonly share: number; readonly cutoff: number };
  /** The engine computes other scores than the model. */
  "other-scores": { readonly largestDifference: number };
  "other-prefetch-scores": {
    readonly beyondRounding: number;
    readonly scores: number;
    readonly largestDifference: number;
  };
  /** Values that the index of a path hides from the formula. */
  "hidden-values": {
    readonly paths: readonly {
      readonly path: string;
      readonly index: string | undefined;
      readonly items: number;
    }[];
  };
  /** Training samples that are positives which the test judges relevant. */
  "test-labels-leaked": { readonly samples: number };
  /** Vectors, affinities or payload counts were computed from the test, as the dataset declares. */
  "features-know-test": object;
  /** Candidates that the query may not be given. */
  "excluded-returned": { readonly candidates: number };
  /** Queries that give other results when they are sent again. */
  "results-change": {
    readonly queries: number;
    /** Of them, those that no equal scores explain. */
    readonly withoutTies: number;
  };
  "more-candidates": { readonly shards: number };
  /** Computed by the reference engine. */
  "not-qdrant": object;
}

export type FindingCode = keyof FindingValues;

/** What an analysis concludes, as data: a code, how much it matters, and the values that its sentence is made of. */
export type Finding = {
  [Code in FindingCode]: { readonly code: Code; readonly severity: Severity } & FindingValues[Code];
}[FindingCode];
