import { outcomesOf } from "../analysis/stages/hit-outcomes.ts";
import { analyseMovement } from "../analysis/stages/movement.ts";
import { lossesOf, summarizeOutcomes, worstQueries } from "../analysis/stages/summarize-outcomes.ts";
import type { ItemNumber, QueryNumber } from "../domain.ts";
import { exactRanks } from "../model/exact-ranks.ts";
import { mapWithPauses } from "../pause.ts";
import type { Report } from "../report/report.ts";
import { bestRanks, scoreLookups } from "../retrieval/candidate-pool.ts";
import { rankingFor } from "../retrieval/query-plan.ts";
import { runAt } from "../scoring/score-runs.ts";
import type { Evaluation } from "./evaluation.ts";

const WORST_QUERIES = 5;

/** Says what became of the relevant items at one depth and cutoff, and what the treatment moved to get there. */
export async function analyseMisses(evaluation: Evaluation): Promise<Pick<Report, "missed" | "movement">> {
  const { dataset, eligibility, session, split, ranking, runs, pool, headline, depth, cutoff, pause } =
    evaluation;
  const { users, items } = dataset;
  const { queries, qrels } = split;
  // Only the formula's results are made of features.
  const features = runs.treatment === runs.formula ? ranking.features : [];
  const { control, treatment } = runs;
  const lookup = scoreLookups(session, pool, queries);
  const { rankings } = runAt(treatment, depth);

  /** @param deepRank Finds the ranks by exact search of items beyond the depth of the nearest. */
  const outcomes = (query: QueryNumber, deepRank: (item: ItemNumber) => number) => {
    const { user: position } = queries[query]!;
    const user = users[position]!;
    const { model } = rankingFor(ranking, position);
    const ranks = bestRanks(pool, query);
    const { scoresOf } = lookup(query, depth);
    return outcomesOf({
      depth,
      cutoff,
      judgments: qrels[query]!,
      ranking: rankings[query]!,
      searchRank: (item) => ranks.get(item) ?? deepRank(item),
      nameOf: (item) => {
        const { id, key = id, title } = items[item]!;
        return { item: key, ...(title !== undefined && { title }) };
      },
      features: features.map(({ name }) => name),
      contributions: (item) =>
        Float64Array.from(
          features,
          (feature, j) => model.weights[j]! * feature.value(user, items[item]!, scoresOf(item)),
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
        const deepRanks = session.retrievers.map((retriever) =>
          exactRanks(() => retriever.similarities(user), has),
        );
        return {
          user: user.id,
          ...(user.text !== undefined && { text: user.text }),
          losses: lossesOf(headline, query),
          outcomes: outcomes(query, (item) => Math.min(...deepRanks.map((rank) => rank(item)))),
        };
      }),
    },
    movement: await analyseMovement(runAt(control, depth).rankings, rankings, qrels, depth, cutoff, pause),
  };
}
