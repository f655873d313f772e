import { firstItems, type ItemNumber, type Judgments, type QueryNumber, type Ranking } from "../../domain.ts";
import { candidateRecall } from "../../metrics/default-measures.ts";
import type { Measure } from "../../metrics/measure.ts";
import { scoreRankings } from "../../metrics/score-rankings.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import { mean } from "../../statistics/mean.ts";
import type { Resamples } from "../../statistics/resample.ts";
import { type Summary, summarize } from "../../statistics/summarize.ts";
import { lossByStage, scoreStages } from "../stages/loss-by-stage.ts";
import { type NeighbourRecall, neighbourRecall } from "./neighbour-recall.ts";
import { recallBySelectivity, type SelectivityRecall } from "./selectivity.ts";

/** What both stages returned to all queries. */
export interface TwoStages {
  /** What each retriever that a graph is built for finds; at least M deep where the search is exact. */
  readonly nearest: readonly (readonly Ranking[])[];
  /** The candidates: what any retriever finds within M. */
  readonly candidates: readonly Ranking[];
  /** The candidates, re-ranked. */
  readonly reranked: readonly Ranking[];
}

/** What an approximate search finds of what the exact one finds, and what that does to the ranking. */
export interface SearchQuality {
  /** Of the M nearest items of each retriever, the same: mean over queries. */
  readonly recallById: Summary;
  /** Of the M nearest items, as near: what ties with the last of them counts. */
  readonly recallByScore: Summary;
  /** R@M of the relevant items. */
  readonly relevant: number;
  /** R@M against the exact search (control). */
  readonly relevantToExact: PairedComparison;
  /** By the measure, of the candidates re-ranked. */
  readonly reranked: number;
  /** The candidates re-ranked against the exact ones re-ranked (control). */
  readonly rerankedToExact: PairedComparison;
  /** Recall by score where filters let more or fewer items pass; left out where nothing is filtered. */
  readonly bySelectivity?: readonly SelectivityRecall[] | undefined;
  /** B - C by the measure: what a perfect order loses because items were not found; below 0 is luck. */
  readonly searchLoss: number;
}

/** An approximate search beside the exact one, at one depth. */
export interface SearchTrial {
  /** M. */
  readonly depth: number;
  readonly exact: TwoStages;
  readonly found: TwoStages;
  /** The similarity of an item to a query by its full vector and a retriever, at least for what that found. */
  readonly trueScore: (query: QueryNumber, item: ItemNumber, retriever: number) => number;
  /** The share of the items that each query may be given, where rules filter them. */
  readonly shares?: readonly number[] | undefined;
}

/**
 * Judges an approximate search by what the exact one finds.
 *
 * @param measure Of the re-ranked candidates.
 * @param confidence Of the intervals, in (0, 1).
 */
export function judgeSearch(
  { depth, exact, found, trueScore, shares }: SearchTrial,
  qrels: readonly Judgments[],
  measure: Measure,
  resamples: Resamples,
  confidence: number,
): SearchQuality {
  const recalls = qrels.map((_, query) => {
    const ofRetrievers = exact.nearest.map((rankings, retriever) =>
      neighbourRecall(firstItems(rankings[query]!, depth), found.nearest[retriever]![query]!, (item) =>
        trueScore(query, item, retriever),
      ),
    );
    const meanOf = (key: keyof NeighbourRecall) => mean(ofRetrievers.map((recall) => recall[key]));
    return { byId: meanOf("byId"), byScore: meanOf("byScore") };
  });
  const most = Math.max(depth, ...exact.candidates.map(({ items }) => items.length));
  const recall = candidateRecall(depth, most);
  const score = (rankings: readonly Ranking[], by: Measure) => scoreRankings(rankings, qrels, [by])[0]!;
  const rankings = {
    ...{ depth, exact: exact.candidates, control: found.candidates },
    treatment: found.reranked,
  };
  const [stages] = scoreStages(rankings, qrels, [measure]);
  const relevant = score(found.candidates, recall);
  const compare = (control: Float64Array, treatment: Float64Array) =>
    comparePaired(control, treatment, resamples, confidence);
  return {
    recallById: summarize(
      Float64Array.from(recalls, ({ byId }) => byId),
      resamples,
      confidence,
    ),
    recallByScore: summarize(
      Float64Array.from(recalls, ({ byScore }) => byScore),
      resamples,
      confidence,
    ),
    bySelectivity:
      shares &&
      recallBySelectivity(
        recalls.map(({ byScore }) => byScore),
        shares,
      ),
    relevant: mean(relevant),
    relevantToExact: compare(score(exact.candidates, recall), relevant),
    reranked: mean(stages!.treatment),
    rerankedToExact: compare(score(exact.reranked, measure), stages!.treatment),
    searchLoss: mean(lossByStage(stages!).search),
  };
}
