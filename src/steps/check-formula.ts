import { checkParity, type Parity } from "../analysis/formula/parity.ts";
import type { PrefetchParity } from "../analysis/formula/prefetch-parity.ts";
import { analyseSaturation, type Saturation } from "../analysis/formula/saturation.ts";
import type { Dataset, DepthRun, Item, NearestItems, Ranking, Split, User } from "../domain.ts";
import { formulaLogit, scoreOfLogit } from "../model/formula.ts";
import { type SimilarityName, similarityScale } from "../model/similarity.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../pause.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import { comparePrefetchScores } from "./compare-prefetch-scores.ts";
import { prefetchScores } from "./prefetch-scores.ts";
import { scoreRounding } from "./score-rounding.ts";

/** Whether the engine computes what was trained, and what the form of the formula costs. */
export interface FormulaCheck {
  /** One a depth. */
  readonly parity: readonly Parity[];
  readonly saturation: Saturation;
  readonly prefetchParity: PrefetchParity;
}

/** The runs that are checked, and where. */
export interface FormulaRuns {
  /** What the retriever finds at the greatest depth; its scores are the prefetch scores. */
  readonly nearest: NearestItems;
  /** The learned formula at each depth. */
  readonly reranked: readonly DepthRun[];
  /** How the vectors are compared. */
  readonly distance: SimilarityName;
  /** How far a score may be from the similarity of two vectors, as a share of the product of their lengths. */
  readonly precision: number;
  /** Depth whose ties are counted. */
  readonly depth: number;
  /** Cutoff of the top that must not differ. */
  readonly cutoff: number;
  /** Cutoffs at which ties are counted. */
  readonly cutoffs: readonly number[];
}

/**
 * Recomputes the score of every candidate from weights, payload and prefetch score, and the prefetch scores from the
 * vectors, and compares.
 */
export async function checkFormula(
  dataset: Pick<Dataset, "users" | "items" | "dimensions">,
  { queries }: Pick<Split, "queries">,
  ranking: RankingModel,
  { nearest, reranked, distance, precision, depth, cutoff, cutoffs }: FormulaRuns,
  pause: Pause = NO_PAUSE,
): Promise<FormulaCheck> {
  const { users, items } = dataset;
  const scoreOf = queries.map(({ user }, query) =>
    prefetchScores(distance, users[user]!.vector, items, nearest.rankings[query]!),
  );
  const lookups = queries.map(({ user }, query) =>
    logitLookup(users[user]!, items, ranking, scoreOf[query]!),
  );
  const logitsOf = ({ items }: Ranking, query: number) => Float64Array.from(items, lookups[query]!);
  const logits: Float64Array[][] = [];
  for (const { rankings } of reranked) logits.push(await mapWithPauses(rankings, logitsOf, pause));
  const scores = (z: Float64Array) => Float32Array.from(z, (value) => scoreOfLogit(ranking.form, value));
  const roundingOf = ({ rankings }: DepthRun, query: number, rank: number) => {
    const number = rankings[query]!.items[rank]!;
    const [user, item] = [users[queries[query]!.user]!, items[number]!];
    const isRetrieved = nearest.rankings[query]!.items.includes(number);
    const prefetchRounding = isRetrieved
      ? 0
      : precision * similarityScale(distance, user.vector, item.vector);
    const candidate = { user, item, prefetchScore: scoreOf[query]!(number), prefetchRounding };
    return scoreRounding(ranking, candidate, precision);
  };
  return {
    parity: await mapWithPauses(
      reranked,
      (run, i) =>
        checkParity(run.rankings, logits[i]!.map(scores), run.depth, cutoff, (query, rank) =>
          roundingOf(run, query, rank),
        ),
      pause,
    ),
    prefetchParity: comparePrefetchScores(dataset, queries, nearest, distance, precision),
    saturation: analyseSaturation(logits[reranked.findIndex((run) => run.depth === depth)]!, depth, cutoffs),
  };
}

/** Computes the logit of an item for one user, once. */
function logitLookup(
  user: User,
  items: readonly Item[],
  { model, features }: RankingModel,
  prefetchScore: (item: number) => number,
): (item: number) => number {
  const known = new Map<number, number>();
  return (item) => {
    let logit = known.get(item);
    if (logit === undefined) {
      logit = formulaLogit(model, features, user, items[item]!, prefetchScore(item));
      known.set(item, logit);
    }
    return logit;
  };
}
