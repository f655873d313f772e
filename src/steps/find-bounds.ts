import { type Bounds, summarizeBounds, type WholeOrder } from "../analysis/bounds/bounds.ts";
import { positivesByItem } from "../analysis/bounds/positives-by-item.ts";
import { scoreRandomOrder } from "../analysis/bounds/random-order.ts";
import { topItems } from "../analysis/rankings/top-items.ts";
import { orderMeasures } from "../analysis/scores/score-runs.ts";
import type { Dataset, Query, Split } from "../domain.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { formulaScoresOver } from "../model/formula.ts";
import { similaritiesTo } from "../model/similarity.ts";
import { mapWithPauses, NO_PAUSE, type Pause } from "../pause.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import { excludedItems } from "./excluded-items.ts";
import type { JudgedRuns } from "./judge-runs.ts";

/**
 * Finds what the formula's results lie between, by orders of all items that a query may be given.
 *
 * The trained model is applied to every item here, without an engine, in the form in which Qdrant computes it.
 */
export async function findBounds(
  dataset: Dataset,
  { train, queries, qrels }: Split,
  { model, features, form }: RankingModel,
  { retrieval, ranking, statistics }: Experiment,
  { scores, headline, resamples }: JudgedRuns,
  pause: Pause = NO_PAUSE,
): Promise<Bounds> {
  const { items, users, relevanceProbabilities } = dataset;
  const measures = orderMeasures(ranking.cutoffs).map(parseMeasure);
  const deepest = Math.max(...ranking.cutoffs);
  const excluded = queries.map((query) => excludedItems(query, retrieval));
  const scoreOrder = async (scoresOf: (user: number) => Float32Array | Float64Array) => {
    const topOf = ({ user }: Query, query: number) => topItems(scoresOf(user), deepest, excluded[query]!);
    return scoreRankings(await mapWithPauses(queries, topOf, pause), qrels, measures);
  };
  const similarities = similaritiesTo(
    retrieval.distance,
    items.map(({ vector }) => vector),
  );
  const modelScores = formulaScoresOver(model, features, form, items);
  const byModel = (user: number) => modelScores(users[user]!, similarities(users[user]!.vector));
  const popularity = positivesByItem(dataset, train);
  const available = excluded.map(({ length }) => items.length - length);
  const orders: [WholeOrder, Float64Array[]][] = [
    ["random", scoreRandomOrder(available, qrels, measures)],
    ["popularity", await scoreOrder(() => popularity)],
    ["model", await scoreOrder(byModel)],
  ];
  if (relevanceProbabilities !== undefined) orders.push(["ideal", await scoreOrder(relevanceProbabilities)]);
  const wholes = orders.flatMap(([order, values]) =>
    measures.map(({ name }, i) => ({ order, measure: name, values: values[i]! })),
  );
  return summarizeBounds(wholes, scores, headline.measure, resamples, statistics.confidence, pause);
}
