import { checkParity, type Parity } from "../analysis/parity.ts";
import { analyseSaturation, type Saturation } from "../analysis/saturation.ts";
import type { Dataset, Ranking, Run, Split } from "../domain.ts";
import { formulaLogit, scoreOfLogit } from "../model/formula.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";

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
  /** Depth whose ties are counted. */
  readonly depth: number;
  /** Cutoff of the top that must not differ. */
  readonly cutoff: number;
  /** Cutoffs at which ties are counted. */
  readonly cutoffs: readonly number[];
}

/** Recomputes the score of every candidate from weights, payload and prefetch score, and compares. */
export function checkFormula(
  dataset: Dataset,
  { queries }: Pick<Split, "queries">,
  ranking: RankingModel,
  { vector, formula, depth, cutoff, cutoffs }: FormulaRuns,
): FormulaCheck {
  const lookups = queries.map(({ user }, query) =>
    logitLookup(dataset, user, ranking, vector.rankings[query]!),
  );
  const logits = formula.map(({ rankings }) =>
    rankings.map(({ items }, query) => Float64Array.from(items, lookups[query]!)),
  );
  const scores = (z: Float64Array) => Float32Array.from(z, (value) => scoreOfLogit(ranking.form, value));
  return {
    parity: formula.map((run, i) => checkParity(run.rankings, logits[i]!.map(scores), run.depth, cutoff)),
    saturation: analyseSaturation(logits[formula.findIndex((run) => run.depth === depth)]!, depth, cutoffs),
  };
}

/** Computes the logit of an item for one user, once. */
function logitLookup(
  { users, items }: Dataset,
  user: number,
  { model, features }: RankingModel,
  candidates: Ranking,
): (item: number) => number {
  const prefetchScores = new Map(
    Array.from(candidates.items, (item, rank) => [item, candidates.scores[rank]!]),
  );
  const known = new Map<number, number>();
  return (item) => {
    let logit = known.get(item);
    if (logit === undefined) {
      // The engine chooses freely among items tied for the last place: one that only the formula's prefetch took has the last score.
      const prefetchScore = prefetchScores.get(item) ?? candidates.scores.at(-1)!;
      logit = formulaLogit(model, features, users[user]!, items[item]!, prefetchScore);
      known.set(item, logit);
    }
    return logit;
  };
}
