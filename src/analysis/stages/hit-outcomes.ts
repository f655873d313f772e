import type { ItemId, ItemNumber, Judgments, Ranking } from "../../domain.ts";
import { relevantItems } from "../rankings/relevant-items.ts";

/** What one feature adds to a logit less than it adds, on average, to the logits of the items shown. */
export interface PulledDown {
  readonly feature: string;
  /** Below 0. */
  readonly by: number;
}

/** What became of one relevant item. */
export type HitOutcome = {
  readonly item: ItemId;
  /** Left out where the dataset does not say it. */
  readonly title?: string;
} & (
  | { readonly outcome: "shown"; readonly rank: number }
  | {
      readonly outcome: "ranked-too-low";
      readonly rank: number;
      readonly score: number;
      /** How much the score lies below that of the last item shown; 0 or less, 0 for a tie. */
      readonly margin: number;
      /** The features that cost it its place, the worst first. */
      readonly pulledDown: readonly PulledDown[];
    }
  /** By exact search it is at that rank, counted from 1, within the depth: the search missed it. */
  | { readonly outcome: "lost-by-search"; readonly searchRank: number }
  /** By exact search it is at that rank, counted from 1, beyond the depth. */
  | { readonly outcome: "not-a-candidate"; readonly searchRank: number }
);

/** What is known of one query. */
export interface OutcomeInputs {
  /** M. */
  readonly depth: number;
  /** k. */
  readonly cutoff: number;
  readonly judgments: Judgments;
  /** The treatment's order of all candidates. */
  readonly ranking: Ranking;
  /** The rank of an item by exact search among all that the query may be given, counted from 1. */
  readonly searchRank: (item: ItemNumber) => number;
  /** What an item is called: its id, and its title where it has one. */
  readonly nameOf: (item: ItemNumber) => Pick<HitOutcome, "item" | "title">;
  /** Names of the features. */
  readonly features: readonly string[];
  /** What each feature adds to the logit of a candidate: weight × value. */
  readonly contributions: (item: ItemNumber) => Float64Array;
}

/** Says of every relevant item of a query where it ended, and why; in the order of the items. */
export function outcomesOf(query: OutcomeInputs): HitOutcome[] {
  const { depth, cutoff, judgments, ranking, searchRank, nameOf } = query;
  const ranks = new Map(Array.from(ranking.items, (item, i) => [item, i + 1]));
  const lastScore = ranking.scores[Math.min(cutoff, ranking.scores.length) - 1]!;
  const shown = meanContributions(query);
  return Array.from(relevantItems(judgments), (number): HitOutcome => {
    const name = nameOf(number);
    const rank = ranks.get(number);
    if (rank === undefined) {
      const place = searchRank(number);
      return { ...name, outcome: place <= depth ? "lost-by-search" : "not-a-candidate", searchRank: place };
    }
    if (rank <= cutoff) return { ...name, outcome: "shown", rank };
    const score = ranking.scores[rank - 1]!;
    const pulledDown = pullsOf(query, number, shown);
    return { ...name, outcome: "ranked-too-low", rank, score, margin: score - lastScore, pulledDown };
  });
}

/** What each feature adds on average to the items that are shown. */
function meanContributions({ cutoff, ranking, features, contributions }: OutcomeInputs): Float64Array {
  const shown = Array.from(ranking.items.subarray(0, cutoff), contributions);
  return Float64Array.from(
    features,
    (_, j) => shown.reduce((sum, terms) => sum + terms[j]!, 0) / shown.length,
  );
}

function pullsOf(
  { features, contributions }: OutcomeInputs,
  item: ItemNumber,
  shown: Float64Array,
): PulledDown[] {
  const own = contributions(item);
  return features
    .map((feature, j) => ({ feature, by: own[j]! - shown[j]! }))
    .filter(({ by }) => by < 0)
    .sort((a, b) => a.by - b.by);
}
