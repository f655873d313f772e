import type { RetrieverShare } from "../analysis/stages/retriever-shares.ts";
import type { TieRange } from "../scoring/tie-ranges.ts";

/** Between what the headline of a fusion lies, whatever order its ties come back in. */
export interface FusionTies extends TieRange {
  readonly system: string;
}

/** What is known where several retrievers find the candidates. */
export interface HybridReport {
  /** One a retriever and depth. */
  readonly shares: readonly RetrieverShare[];
  /** Of each fusion by ranks, at the recommended depth. */
  readonly ties: readonly FusionTies[];
}
