import type { Bounds } from "../analysis/bounds/bounds.ts";
import type { Ablation } from "../analysis/formula/compare-ablations.ts";
import type { Parity } from "../analysis/formula/parity.ts";
import type { PathAudit } from "../analysis/formula/payload-audit.ts";
import type { PrefetchParity } from "../analysis/formula/prefetch-parity.ts";
import type { Saturation } from "../analysis/formula/saturation.ts";
import type { BeyondAccuracy } from "../analysis/lists/beyond-accuracy.ts";
import type { UnjudgedReport } from "../analysis/lists/unjudged.ts";
import type { SearchPoint } from "../analysis/search/search-point.ts";
import type { DepthPoint } from "../analysis/stages/depth-curve.ts";
import type { Movement } from "../analysis/stages/movement.ts";
import type { DepthRecommendation } from "../analysis/stages/recommend-depth.ts";
import type { LosingQuery, OutcomeSummary } from "../analysis/stages/summarize-outcomes.ts";
import type { StageSummary } from "../analysis/stages/summarize-stages.ts";
import type { Bm25Check, CollectionCheck } from "../analysis/validity/collection-check.ts";
import type { TiedCuts } from "../analysis/validity/count-tied-cuts.ts";
import type { JudgedSamples } from "../analysis/validity/leakage.ts";
import type { RepeatCheck } from "../analysis/validity/repeat-check.ts";
import type { CandidateCount, ShardEffect } from "../analysis/validity/shard-check.ts";
import type { TimeOrder } from "../analysis/validity/time-order.ts";
import type { UnwantedItems } from "../analysis/validity/unwanted-items.ts";
import type { DataPart, Dataset, IneligibleJudgments, VectorSpace } from "../domain.ts";
import type { WideAffinity } from "../features/wide-affinities.ts";
import type { FormulaForm } from "../model/formula.ts";
import type { SliceComparison } from "../scoring/compare-slices.ts";
import type { SystemComparison } from "../scoring/compare-systems.ts";
import type { ScoreSummary } from "../scoring/summarize-scores.ts";
import type { TieRange } from "../scoring/tie-ranges.ts";
import type { Finding } from "./findings/finding.ts";
import type { GainShare } from "./gain-share.ts";
import type { HybridReport } from "./hybrid-report.ts";
import type { KnownLabels, TestFit } from "./label-report.ts";
import type { ModelReport } from "./model-report.ts";
import type { ObjectivesReport } from "./objectives-report.ts";
import type { SystemReport } from "./system-report.ts";

/** Raised when a reader of `report.json` would have to change. */
export const SCHEMA_VERSION = 2;

/** Everything that an experiment found out: what `report.json` holds and every rendering is made from. */
export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly experiment: {
    readonly name: string;
    readonly description: string;
    readonly seed: number;
    readonly distance: string;
    /** What a query may be given at all: each completes "only items that …". */
    readonly only: readonly string[];
    readonly shards: number;
    readonly candidates: "per-shard" | "global";
    /** The existing collection that was evaluated, where it was none of the run's own. */
    readonly collection?: string | undefined;
    readonly vector?: string | undefined;
    readonly trainingSource: string;
    readonly form: FormulaForm;
    readonly depths: readonly number[];
    /** The names of what makes the candidates, where there are several. */
    readonly retrievers?: readonly string[] | undefined;
    /** What each of several scores a candidate that only others found. */
    readonly missing?: "similarity" | "default" | undefined;
    /** The name of what makes the candidates: the only retriever, or all of several. */
    readonly retriever: string;
    readonly control: string;
    readonly treatment: string;
    /** Names of the measures. */
    readonly measures: readonly string[];
    readonly headline: string;
    readonly confidence: number;
    readonly bootstrapSamples: number;
    readonly minimumEffect: number | { readonly relative: number };
    /** The affinities over so many keys that they are computed by a further vector of the items. */
    readonly asVectors?: readonly WideAffinity[];
  };
  readonly dataset: {
    readonly name: string;
    readonly description: string;
    readonly fingerprint: string;
    /** Of an existing collection: what the fingerprint covers. */
    readonly parts?: { readonly [part: string]: DataPart };
    /** Of the vector without a name; 0 where there is none. */
    readonly dimensions: number;
    /** Vectors with names; left out where there are none. */
    readonly vectors?: readonly VectorSpace[];
    /** Into how many folds the queries are divided; left out where they are not. */
    readonly folds?: number;
    readonly items: number;
    readonly users: number;
    readonly interactions: number;
    readonly queries: number;
    readonly relevantPerQuery: number;
    readonly usersWithoutRelevantItems: number;
    readonly repeatedInteractions: number;
    /** Labels of items that the collection does not hold, and those items; left out where there are none. */
    readonly absent?: { readonly labels: number; readonly items: number };
    /** Left out where no constraint forbids items by what they are. */
    readonly ineligible?: IneligibleJudgments;
  };
  readonly engine: {
    readonly kind: string;
    readonly description: string;
    readonly version: string;
    /** Why this engine: asked for, or chosen. */
    readonly reason: string;
    /** False for the reference engine, whose speed says nothing. */
    readonly isQdrant: boolean;
  };
  readonly model: ModelReport;
  readonly labels: KnownLabels;
  /** Undefined where all candidates are of one class. */
  readonly onTest: TestFit | undefined;
  /** What it concludes, the answer first. */
  readonly findings: readonly Finding[];
  /** What was ranked: the treatment last. */
  readonly systems: readonly SystemReport[];
  readonly recommendation: DepthRecommendation;
  /** By the recommendation's measure, ascending by depth. */
  readonly depthCurve: readonly DepthPoint[];
  readonly scores: readonly ScoreSummary[];
  /** By every measure at every depth: the ceiling, and what each stage loses. */
  readonly stages: readonly StageSummary[];
  /** By every measure that both systems have, at every depth; tested together. */
  readonly comparisons: readonly SystemComparison[];
  /** Where several retrievers find the candidates. */
  readonly hybrid?: HybridReport | undefined;
  /** By the recommendation's measure at its depth; empty where nothing is known to slice the queries by. */
  readonly slices: readonly SliceComparison[];
  /** By every order measure; the comparisons by the recommendation's. */
  readonly bounds: Bounds;
  /** What became of the relevant items, at the recommended depth. */
  readonly missed: OutcomeSummary & {
    readonly depth: number;
    readonly cutoff: number;
    /** Those that lose most, with all of their relevant items. */
    readonly worst: readonly LosingQuery[];
  };
  /** At the recommended depth. */
  readonly movement: Movement;
  /** What would make the results worthless. */
  readonly trust: {
    /** Of which interactions the vectors, affinities and payload counts know; undefined where nobody said. */
    readonly computedFrom: Dataset["computedFrom"];
    readonly judgedSamples: JudgedSamples;
    /** Where the parts do not follow each other in time; left out where they do, or nothing has a time. */
    readonly timeOrder?: TimeOrder | undefined;
    /** Queries whose vector is all zeros; left out where there are none. */
    readonly zeroVectors?: number | undefined;
    /** Items that their users had met before the test, which cannot be hits: the test does not judge them. */
    readonly seen: UnwantedItems & { readonly excluded: boolean };
    /** Items that constraints forbid by what they are; left out where none does. */
    readonly ineligible?: UnwantedItems | undefined;
    /** One a depth. */
    readonly tiedCuts: readonly TiedCuts[];
    /** At the recommended depth and cutoff. */
    readonly repeat: RepeatCheck;
    readonly shards: {
      readonly count: number;
      readonly candidates: "per-shard" | "global";
      /** One a depth. */
      readonly counts: readonly CandidateCount[];
      /** Undefined where there is one shard. */
      readonly effect: ShardEffect | undefined;
      /** Own requests that fuse inside a prefetch, where there are several shards; left out where none does. */
      readonly fusing?: readonly string[] | undefined;
    };
  };
  /** By the recommendation's measure at its depth; left out where no imported run gains over the control. */
  readonly gainShares?: readonly GainShare[] | undefined;
  /** By the recommendation's measure at its depth; left out where the experiment learns by logistic loss. */
  readonly objectives?: ObjectivesReport | undefined;
  /** By the recommendation's measure at its depth; the costliest loss first. */
  readonly ablation: readonly Ablation[];
  /** One a depth. */
  readonly parity: readonly Parity[];
  /** The same of the models of the folds, by which queries were judged; `parity` then is that of the model of all. */
  readonly parityOfFolds?: readonly Parity[] | undefined;
  readonly prefetchParity: PrefetchParity;
  readonly saturation: Saturation;
  /** Of the formula's order at the recommended depth, by every cutoff. */
  readonly ties: readonly TieRange[];
  readonly beyondAccuracy: BeyondAccuracy;
  /** How the answer depends on items without a judgment; left out where every pair is judged. */
  readonly unjudged?: UnjudgedReport | undefined;
  /**
   * Where the experiment tries approximate searches: one a setting and depth, with its time, since graphs are random and
   * two runs of such an experiment differ anyway.
   */
  readonly approximate?: readonly SearchPoint[] | undefined;
  /** One a payload path that the formula reads. */
  readonly payload: readonly PathAudit[];
  /** What spoils retrieval in the existing collection that was evaluated. */
  readonly collection?: CollectionCheck;
  /** BM25 vectors that were made with an average length that is not that of the texts; left out where none were. */
  readonly bm25?: readonly Bm25Check[];
  readonly conventions: readonly string[];
}

/** What a report found, before anything is concluded from it. */
export type ReportBody = Omit<Report, "findings">;
