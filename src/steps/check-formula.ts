import { checkParity } from "../analysis/formula/parity.ts";
import { analyseSaturation } from "../analysis/formula/saturation.ts";
import type { DepthRun, Item, Ranking, User } from "../domain.ts";
import { cutoffsOf } from "../metrics/default-measures.ts";
import { formulaLogit, scoreOfLogit } from "../model/formula.ts";
import { mapWithPauses } from "../pause.ts";
import type { ItemCollection } from "../qdrant/seed-collection.ts";
import type { Report } from "../report/report.ts";
import { type RankingModel, rankingFor } from "../retrieval/query-plan.ts";
import { comparePrefetchScores } from "./compare-prefetch-scores.ts";
import type { Evaluation } from "./evaluation.ts";
import { prefetchScores } from "./prefetch-scores.ts";
import { scoreRounding } from "./score-rounding.ts";

/** What the check of a formula rests on. */
export type FormulaInputs = Pick<Evaluation, "dataset" | "ranking" | "depth" | "cutoff" | "pause"> & {
  readonly session: Pick<Evaluation["session"], "retrievers"> & {
    readonly collection: Pick<ItemCollection, "precision">;
  };
  readonly experiment: { readonly ranking: Pick<Evaluation["experiment"]["ranking"], "measures"> };
  readonly split: Pick<Evaluation["split"], "queries">;
  readonly runs: Pick<Evaluation["runs"], "nearest" | "treatment">;
};

/**
 * Recomputes the score of every candidate from weights, payload and prefetch score, and the prefetch scores from the
 * vectors, and compares.
 */
export async function checkFormula({
  dataset,
  split: { queries },
  ranking,
  experiment,
  session: {
    retrievers: [retriever],
    collection: { precision },
  },
  runs: { nearest, treatment },
  depth,
  cutoff,
  pause,
}: FormulaInputs): Promise<Pick<Report, "parity" | "prefetchParity" | "saturation">> {
  const { users, items } = dataset;
  const { runs: reranked } = treatment;
  const cutoffs = cutoffsOf(experiment.ranking.measures);
  const scoreOf = queries.map(({ user }, query) =>
    prefetchScores(retriever, users[user]!, items, nearest.rankings[query]!),
  );
  const lookups = queries.map(({ user }, query) =>
    logitLookup(users[user]!, items, rankingFor(ranking, user), scoreOf[query]!),
  );
  const logitsOf = ({ items }: Ranking, query: number) => Float64Array.from(items, lookups[query]!);
  const logits: Float64Array[][] = [];
  for (const { rankings } of reranked) logits.push(await mapWithPauses(rankings, logitsOf, pause));
  const scores = (z: Float64Array) => Float32Array.from(z, (value) => scoreOfLogit(ranking.form, value));
  const roundingOf = ({ rankings }: DepthRun, query: number, rank: number) => {
    const number = rankings[query]!.items[rank]!;
    const { user: position } = queries[query]!;
    const [user, item] = [users[position]!, items[number]!];
    const isRetrieved = nearest.rankings[query]!.items.includes(number);
    const prefetchRounding = isRetrieved ? 0 : retriever.precision * retriever.scale(user, item);
    const candidate = { user, item, prefetchScore: scoreOf[query]!(number), prefetchRounding };
    return scoreRounding(rankingFor(ranking, position), candidate, precision);
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
    prefetchParity: comparePrefetchScores(dataset, queries, nearest, retriever),
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
      logit = formulaLogit(model, features, user, items[item]!, [prefetchScore(item)]);
      known.set(item, logit);
    }
    return logit;
  };
}
