import type { RetrieverShare } from "../analysis/stages/retriever-shares.ts";
import type { TieRange } from "../scoring/tie-ranges.ts";
import type { PairedComparison } from "../statistics/compare-paired.ts";

/** Between what the headline of a fusion lies, whatever order its ties come back in. */
export interface FusionTies extends TieRange {
  readonly system: string;
}

/**
 * What it changes that a retriever scores by a default what it did not find itself (treatment), against the similarity of
 * every candidate (control); each form has a model of its own.
 */
export interface MissingScoreCost extends PairedComparison {
  readonly depth: number;
  readonly measure: string;
  /** Means over the queries. */
  readonly similarity: number;
  readonly default: number;
}

/** What is known where several retrievers find the candidates. */
export interface HybridReport {
  /** One a retriever and depth. */
  readonly shares: readonly RetrieverShare[];
  /** Of each fusion by ranks, at the recommended depth. */
  readonly ties: readonly FusionTies[];
  /** Left out where every score is known. */
  readonly missingScores?: MissingScoreCost | undefined;
}
