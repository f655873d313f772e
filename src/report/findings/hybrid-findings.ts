import type { MissingScoreCost } from "../hybrid-report.ts";

/** What findings on retrievers, fusions and other systems have to say. */
export interface HybridFindingValues {
  /** The order of a fusion's ties, which Qdrant leaves open, is worth more than the margin. */
  "ties-decide": {
    readonly system: string;
    readonly measure: string;
    readonly lowest: number;
    readonly highest: number;
    readonly margin: number;
  };
  /** One retriever is not worse than the fusion that is the control, but for less than the margin. */
  "do-not-fuse": {
    readonly retriever: string;
    readonly control: string;
    readonly measure: string;
    readonly difference: number;
    readonly low: number;
    readonly margin: number;
  };
  /** What a default for the scores of what a retriever did not find itself costs the formula. */
  "defaults-cost": MissingScoreCost & { readonly confidence: number };
  /** Own requests that fuse inside a prefetch, which each shard does for itself. */
  "fusion-per-shard": { readonly systems: readonly string[]; readonly shards: number };
  /** The treatment fetches no candidates to a depth; it is compared with what others rank at one. */
  "treatment-without-depth": {
    readonly treatment: string;
    readonly examined: string;
    readonly depth: number;
  };
}
