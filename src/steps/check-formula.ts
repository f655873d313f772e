import { checkParity, type Parity } from "../analysis/formula/parity.ts";
import { analyseSaturation, type Saturation } from "../analysis/formula/saturation.ts";
import type { Dataset, Item, Ranking, Run, Split, User } from "../domain.ts";
import { formulaLogit, scoreOfLogit } from "../model/formula.ts";
import type { SimilarityName } from "../model/similarity.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../pause.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import { prefetchScores } from "./prefetch-scores.ts";

/** Whether the engine computes what was trained, and what the form of the formula costs. */
export interface FormulaCheck {
  /** One a depth. */
  readonly parity: readonly Parity[];
  readonly saturation: Saturation;
}

/** The runs that are checked, and where. */
export interface FormulaRuns {
  /** The vector order at the greatest depth, whose scores are the prefetch scores. */
  readonly vector: Run;
  /** The formula's order at each depth. */
  readonly formula: readonly Run[];
  /** How the vectors are compared. */
  readonly distance: SimilarityName;
  /** Depth whose ties are counted. */
  readonly depth: number;
  /** Cutoff of the top that must not differ. */
  readonly cutoff: number;
  /** Cutoffs at which ties are counted. */
  readonly cutoffs: readonly number[];
}

/** Recomputes the score of every candidate from weights, payload and prefetch score, and compares. */
export async function checkFormula(
  { users, items }: Dataset,
  { queries }: Pick<Split, "queries">,
  ranking: RankingModel,
  { vector, formula, distance, depth, cutoff, cutoffs }: FormulaRuns,
  pause: Pause = NO_PAUSE,
): Promise<FormulaCheck> {
  const lookups = queries.map(({ user }, query) => {
    const who = users[user]!;
    const prefetchScore = prefetchScores(distance, who.vector, items, vector.rankings[query]!);
    return logitLookup(who, items, ranking, prefetchScore);
  });
  const logitsOf = ({ items }: Ranking, query: number) => Float64Array.from(items, lookups[query]!);
  const logits: Float64Array[][] = [];
  for (const { rankings } of formula) logits.push(await mapWithPauses(rankings, logitsOf, pause));
  const scores = (z: Float64Array) => Float32Array.from(z, (value) => scoreOfLogit(ranking.form, value));
  return {
    parity: await mapWithPauses(
      formula,
      ({ rankings, depth }, i) => checkParity(rankings, logits[i]!.map(scores), depth, cutoff),
      pause,
    ),
    saturation: analyseSaturation(logits[formula.findIndex((run) => run.depth === depth)]!, depth, cutoffs),
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
