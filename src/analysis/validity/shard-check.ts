import { max, min } from "simple-statistics";
import type { DepthRun, Judgments, QueryNumber } from "../../domain.ts";
import type { Measure } from "../../metrics/measure.ts";
import { scoreRankings } from "../../metrics/score-rankings.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import type { Resamples } from "../../statistics/resample.ts";
import { sameItems } from "../rankings/same-items.ts";

/** How many candidates were ranked at one depth. */
export interface CandidateCount {
  readonly depth: number;
  /** Over queries. */
  readonly fewest: number;
  readonly most: number;
  /** Queries in which more than M of each retriever came back: each shard prefetches by itself. */
  readonly above: number;
}

/** What it changes that each shard prefetches by itself (treatment), against the M nearest of all items (control). */
export interface ShardEffect extends PairedComparison {
  readonly depth: number;
  readonly measure: string;
  /** Queries whose first k items are others, or in another order. */
  readonly otherTop: number;
}

/**
 * Counts the candidates of every depth.
 *
 * @param retrievers How many prefetches there are, each of M items.
 */
export function countCandidates(runs: readonly DepthRun[], retrievers = 1): CandidateCount[] {
  return runs.map(({ depth, rankings }) => {
    const counts = rankings.map(({ items }) => items.length);
    return {
      depth,
      fewest: min(counts),
      most: max(counts),
      above: counts.filter((count) => count > depth * retrievers).length,
    };
  });
}

/**
 * Compares the re-ranked candidates of all shards with that of the nearest of all items.
 *
 * @param measure With a cutoff k.
 * @param confidence Of the interval, in (0, 1).
 */
export function compareShards(
  global: DepthRun,
  perShard: DepthRun,
  qrels: readonly Judgments[],
  measure: Measure,
  resamples: Resamples,
  confidence: number,
): ShardEffect {
  const score = ({ rankings }: DepthRun) => scoreRankings(rankings, qrels, [measure])[0]!;
  const top = ({ rankings }: DepthRun, query: QueryNumber) =>
    rankings[query]!.items.subarray(0, measure.cutoff);
  return {
    depth: global.depth,
    measure: measure.name,
    otherTop: qrels.filter((_, query) => !sameItems(top(global, query), top(perShard, query))).length,
    ...comparePaired(score(global), score(perShard), resamples, confidence),
  };
}
