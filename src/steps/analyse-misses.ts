import { outcomesOf } from "../analysis/stages/hit-outcomes.ts";
import { analyseMovement } from "../analysis/stages/movement.ts";
import { lossesOf, summarizeOutcomes, worstQueries } from "../analysis/stages/summarize-outcomes.ts";
import { exactRanks } from "../model/exact-ranks.ts";
import { mapWithPauses } from "../pause.ts";
import type { Report } from "../report/report.ts";
import { rankingFor } from "../retrieval/query-plan.ts";
import { runAt } from "../scoring/score-runs.ts";
import type { Evaluation } from "./evaluation.ts";
import { prefetchScores } from "./prefetch-scores.ts";

const WORST_QUERIES = 5;

/** Says what became of the relevant items at one depth and cutoff, and what the treatment moved to get there. */
export async function analyseMisses(evaluation: Evaluation): Promise<Pick<Report, "missed" | "movement">> {
  const { dataset, eligibility, session, split, ranking, runs, headline, depth, cutoff, pause } = evaluation;
  const { users, items } = dataset;
  const { queries, qrels } = split;
  const { features } = ranking;
  const { nearest, control, treatment } = runs;
  const [retriever] = session.retrievers;
  const { rankings } = runAt(treatment, depth);

  /** @param deepRank Finds the ranks by exact search of items beyond the depth of the nearest. */
  const outcomes = (query: number, deepRank: (item: number) => number) => {
    const { user: position } = queries[query]!;
    const user = users[position]!;
    const { model } = rankingFor(ranking, position);
    const retrieved = nearest.rankings[query]!;
    const ranks = new Map(Array.from(retrieved.items, (item, i) => [item, i + 1]));
    const score = prefetchScores(retriever, user, items, retrieved);
    return outcomesOf({
      depth,
      cutoff,
      judgments: qrels[query]!,
      ranking: rankings[query]!,
      searchRank: (item) => ranks.get(item) ?? deepRank(item),
      idOf: (item) => items[item]!.id,
      features: features.map(({ name }) => name),
      contributions: (item) =>
        Float64Array.from(
          features,
          (feature, j) => model.weights[j]! * feature.value(user, items[item]!, [score(item)]),
        ),
    });
  };
  const beyond = () => Number.POSITIVE_INFINITY;
  const all = await mapWithPauses(queries.keys(), (query) => outcomes(query, beyond), pause);
  return {
    missed: {
      depth,
      cutoff,
      ...summarizeOutcomes(all.flat()),
      worst: worstQueries(headline, WORST_QUERIES).map((query) => {
        const user = users[queries[query]!.user]!;
        const { has } = eligibility.items(queries[query]!);
        return {
          user: user.id,
          losses: lossesOf(headline, query),
          outcomes: outcomes(
            query,
            exactRanks(() => retriever.similarities(user), has),
          ),
        };
      }),
    },
    movement: await analyseMovement(runAt(control, depth).rankings, rankings, qrels, depth, cutoff, pause),
  };
}
