import { type ReferenceOrder, type ReferenceScores, summarizeBounds } from "../analysis/bounds/bounds.ts";
import { comparePopularity } from "../analysis/bounds/compare-popularity.ts";
import { positivesByItem } from "../analysis/bounds/positives-by-item.ts";
import { scoreRandomOrder } from "../analysis/bounds/random-order.ts";
import { topItems } from "../analysis/rankings/top-items.ts";
import type { Query, UserNumber } from "../domain.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { formulaScoresOver } from "../model/formula.ts";
import type { LinearModel } from "../model/linear-model.ts";
import { mapWithPauses } from "../pause.ts";
import { createRandom } from "../random.ts";
import type { Report } from "../report/report.ts";
import { rankingFor } from "../retrieval/query-plan.ts";
import type { Evaluation } from "./evaluation.ts";
import { scoreByPopularity } from "./score-by-popularity.ts";

/**
 * Finds what the results of the system with a depth lie between, by orders of all items that a query may be given.
 *
 * The trained model is applied to every item here, without an engine, in the form in which Qdrant computes it.
 */
export async function findBounds(evaluation: Evaluation): Promise<Pick<Report, "bounds">> {
  const { dataset, eligibility, split, experiment, runs, scores, resamples, depth, pause } = evaluation;
  const { train, queries, qrels } = split;
  const { seed, ranking, statistics } = experiment;
  const { items, users, relevanceProbabilities } = dataset;
  const { measures, headline } = ranking;
  // A measure without a cutoff sees the order of all items.
  const deepest = Math.max(...measures.map(({ cutoff = items.length }) => cutoff));
  const scoreOrder = async (
    order: ReferenceOrder,
    scoresOf: (user: UserNumber) => Float32Array | Float64Array,
  ): Promise<ReferenceScores[]> => {
    const topOf = (query: Query) => topItems(scoresOf(query.user), deepest, eligibility.items(query).has);
    const scored = scoreRankings(await mapWithPauses(queries, topOf, pause), qrels, measures);
    return scored.map((values, i) => ({ order, measure: measures[i]!.name, values }));
  };
  const scorers = new Map<LinearModel, ReturnType<typeof formulaScoresOver>>();
  const byModel = (user: UserNumber) => {
    const { model, features, form } = rankingFor(evaluation.ranking, user);
    const modelScores = scorers.get(model) ?? formulaScoresOver(model, features, form, items);
    scorers.set(model, modelScores);
    return modelScores(users[user]!, sourcesOver(evaluation, user));
  };
  // With folds there is no train part to count in.
  const popularity = positivesByItem(dataset, train);
  const popularOrders =
    train.length === 0
      ? []
      : [
          { at: undefined, scored: await scoreOrder("popularity", () => popularity) },
          ...ranking.depths.map((at) => ({ at, scored: scoreByPopularity(evaluation, popularity, at) })),
        ];
  const available = await mapWithPauses(queries, (query) => eligibility.items(query).count(), pause);
  const random = scoreRandomOrder(available, qrels, measures);
  const references: ReferenceScores[] = [
    ...random.map((scored) => ({ order: "random" as const, ...scored })),
    ...popularOrders.flatMap(({ at = depth, scored }) => (at === depth ? scored : [])),
    ...(await scoreOrder("model", byModel)),
    ...(relevanceProbabilities === undefined ? [] : await scoreOrder("ideal", relevanceProbabilities)),
  ];
  const byHeadlineOf = (scored: readonly ReferenceScores[]) =>
    scored.find(({ measure }) => measure === headline.name)!.values;
  const byHeadline = scores.flatMap(({ system, depth, measure, values }) =>
    system === runs.examined.system && measure === headline.name && depth !== undefined
      ? [{ depth, values }]
      : [],
  );
  const { confidence } = statistics;
  return {
    bounds: {
      ...(await summarizeBounds(references, byHeadline, headline.name, resamples, confidence, pause)),
      popularity: comparePopularity(
        popularOrders.map(({ at, scored }) => ({ depth: at, values: byHeadlineOf(scored) })),
        evaluation.headline,
        { resamples, random: createRandom(`${seed}/popularity`), confidence },
      ),
    },
  };
}

/**
 * What each source scores all items for the user of a query; a fusion scores only what its retrievers find at the greatest
 * depth.
 */
function sourcesOver({ session, pool, split, dataset }: Evaluation, user: UserNumber): Float32Array[] {
  const ofRetrievers = session.retrievers.map((retriever) => {
    const scores = retriever.similarities(dataset.users[user]!);
    if (retriever.isPartial)
      scores.forEach((score, item) => {
        if (Number.isNaN(score)) scores[item] = retriever.missing;
      });
    return scores;
  });
  const query = split.queries.findIndex((one) => one.user === user);
  const ofFusions = (pool.fused.get(pool.depth) ?? []).map((rankings) => {
    const scores = new Float32Array(dataset.items.length);
    const { items, scores: found } = rankings[query]!;
    items.forEach((item, rank) => {
      scores[item] = found[rank]!;
    });
    return scores;
  });
  return [...ofRetrievers, ...ofFusions];
}
