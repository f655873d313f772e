import { checkParity } from "../analysis/formula/parity.ts";
import { analyseSaturation } from "../analysis/formula/saturation.ts";
import type { DepthRun, QueryNumber } from "../domain.ts";
import { cutoffsOf } from "../metrics/default-measures.ts";
import { formulaLogit, scoreOfLogit } from "../model/formula.ts";
import { mapWithPauses } from "../pause.ts";
import type { ItemCollection } from "../qdrant/seed-collection.ts";
import type { Report } from "../report/report.ts";
import { type ScoreLookup, scoreLookups } from "../retrieval/candidate-pool.ts";
import { rankingFor } from "../retrieval/query-plan.ts";
import { comparePrefetchScores } from "./compare-prefetch-scores.ts";
import type { Evaluation } from "./evaluation.ts";
import { scoreRounding } from "./score-rounding.ts";

/** What the check of a formula rests on. */
export type FormulaInputs = Pick<
  Evaluation,
  "dataset" | "ranking" | "pool" | "depth" | "cutoff" | "pause"
> & {
  readonly session: Pick<Evaluation["session"], "retrievers" | "missing" | "dataset"> & {
    readonly collection: Pick<ItemCollection, "precision">;
  };
  readonly experiment: { readonly ranking: Pick<Evaluation["experiment"]["ranking"], "measures"> };
  readonly split: Pick<Evaluation["split"], "queries">;
  readonly runs: Pick<Evaluation["runs"], "formula">;
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
  session,
  pool,
  runs,
  depth,
  cutoff,
  pause,
}: FormulaInputs): Promise<Pick<Report, "parity" | "prefetchParity" | "saturation">> {
  const { users, items } = dataset;
  const { precision } = session.collection;
  const { runs: reranked } = runs.formula;
  const cutoffs = cutoffsOf(experiment.ranking.measures);
  const lookup = scoreLookups(session, pool, queries);
  const logitsOf = (query: QueryNumber): Float64Array[] => {
    const { user } = queries[query]!;
    const { model, features } = rankingFor(ranking, user);
    // Most candidates are those of the depth before, with the same scores.
    let known = new Map<number, number>();
    let before: ScoreLookup | undefined;
    return reranked.map(({ rankings, depth }) => {
      const found = lookup(query, depth);
      if (found !== before) known = new Map();
      before = found;
      return Float64Array.from(rankings[query]!.items, (item) => {
        let logit = known.get(item);
        if (logit === undefined) {
          logit = formulaLogit(model, features, users[user]!, items[item]!, found.scoresOf(item));
          known.set(item, logit);
        }
        return logit;
      });
    });
  };
  const byQuery = await mapWithPauses(queries.keys(), logitsOf, pause);
  const logits = reranked.map((_, i) => byQuery.map((ofDepths) => ofDepths[i]!));
  const scores = (z: Float64Array) => Float32Array.from(z, (value) => scoreOfLogit(ranking.form, value));
  const roundingOf = ({ rankings, depth }: DepthRun, query: QueryNumber, rank: number) => {
    const number = rankings[query]!.items[rank]!;
    const { user: position } = queries[query]!;
    const [user, item] = [users[position]!, items[number]!];
    const { scoresOf, roundingOf } = lookup(query, depth);
    const candidate = { user, item, scores: scoresOf(number), roundings: roundingOf(number) };
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
    prefetchParity: comparePrefetchScores(dataset, queries, pool.nearest, session.retrievers),
    saturation: analyseSaturation(logits[reranked.findIndex((run) => run.depth === depth)]!, depth, cutoffs),
  };
}
