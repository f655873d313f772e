import { selectQueries } from "../analysis/lists/select-queries.ts";
import { relevantItems } from "../analysis/rankings/relevant-items.ts";
import type { StageLosses } from "../analysis/stages/loss-by-stage.ts";
import { lossesOf } from "../analysis/stages/summarize-outcomes.ts";
import type { Item, ItemNumber, Judgments, QueryNumber, Ranking } from "../domain.ts";
import type { Feature } from "../features/feature.ts";
import { mapWithPauses } from "../pause.ts";
import { LISTED_RESULTS, type ListedQuery, type QueryLists } from "../report/query-lists.ts";
import { scoreLookups } from "../retrieval/candidate-pool.ts";
import { rankingFor } from "../retrieval/query-plan.ts";
import { runAt } from "../scoring/score-runs.ts";
import { visibleText } from "../visible-text.ts";
import type { Evaluation } from "./evaluation.ts";
import { requestsOfQuery } from "./requests-of-query.ts";

/** How many queries a page holds at most. */
const MOST_QUERIES = 1000;

/** So much of a page are lists, in characters. */
const SPACE = 5_000_000;

/** How many relevant items are listed that no system returned. */
const MOST_NOT_RETURNED = 20;

/** Lists what every system gave the queries at the recommended depth, and where the relevant items ended. */
export async function listQueries(evaluation: Evaluation): Promise<QueryLists> {
  const { dataset, split, runs, ranking, experiment, headline, depth, cutoff, pause } = evaluation;
  const systems = [...runs.controls, runs.treatment];
  const rankings = systems.map((system) => runAt(system, depth).rankings);
  const formula = systems.indexOf(runs.formula);
  const values = systems.map(({ system }) => valuesOf(evaluation, system));
  const contributionsOf = createContributions(evaluation);
  const catalogue = createCatalogue(dataset.items);

  const list = (query: QueryNumber): ListedQuery => {
    const { id, text } = dataset.users[split.queries[query]!.user]!;
    const { items, grades } = itemsOf(
      rankings.map((each) => each[query]!),
      split.qrels[query]!,
    );
    const ranks = rankings.map((each) => ranksIn(each[query]!, items));
    const explain = contributionsOf(query);
    const { filter, requestOf } = requestsOfQuery(evaluation, query);
    return {
      id: visibleText(id),
      ...(text !== undefined && { text: visibleText(text) }),
      values: values.map((measures) =>
        measures.map((each) => (each === undefined ? null : roundScore(each[query]!))),
      ),
      losses: roundLosses(lossesOf(headline, query)),
      relevant: relevantItems(split.qrels[query]!).length,
      items: items.map(catalogue.positionOf),
      grades,
      ranks,
      contributions: items.map((item, i) => {
        const rank = ranks[formula]![i]!;
        return rank > 0 && (i < grades.length || rank <= LISTED_RESULTS) ? explain(item) : [];
      }),
      ...(filter !== undefined && { filter }),
      requests: systems.map(({ system }) => requestOf(system) ?? null),
    };
  };

  const gains = headline.treatment.map((value, query) => value - headline.control[query]!);
  const most = Math.min(MOST_QUERIES, Math.floor(SPACE / sizeOf(systems.length, ranking.features.length)));
  const { positions, ...selection } = selectQueries(gains, most, `${experiment.seed}/lists`);
  const queries = await mapWithPauses(positions, list, pause);
  return {
    depth,
    cutoff,
    headline: headline.measure,
    systems: systems.map(({ system }) => system),
    measures: experiment.ranking.measures.map(({ name }) => name),
    explained: runs.formula.system,
    features: ranking.features.map(({ name }) => visibleText(name)),
    selection,
    items: catalogue.items,
    queries,
  };
}

/** What a query takes of a page, about: for each of its items a rank by every system, and what every feature adds. */
function sizeOf(systems: number, features: number): number {
  return 3 * LISTED_RESULTS * (6 + 4 * systems + 5 * features);
}

/** The values of a system by every measure, one a query; undefined where it is not judged by one. */
function valuesOf({ scores, experiment, depth }: Evaluation, system: string): (Float64Array | undefined)[] {
  const own = scores.filter((score) => score.system === system && (score.depth ?? depth) === depth);
  return experiment.ranking.measures.map(({ name }) => own.find(({ measure }) => measure === name)?.values);
}

/** What each feature adds to the logit of a candidate of a query: weight × value. */
function createContributions({ dataset, session, pool, split, ranking, depth }: Evaluation) {
  const lookup = scoreLookups(session, pool, split.queries);
  return (query: QueryNumber) => {
    const { user } = split.queries[query]!;
    const { model, features } = rankingFor(ranking, user);
    const { scoresOf } = lookup(query, depth);
    return (item: ItemNumber): number[] => {
      const scores = scoresOf(item);
      const value = (feature: Feature) => feature.value(dataset.users[user]!, dataset.items[item]!, scores);
      return features.map((feature, j) => round(model.weights[j]! * value(feature)));
    };
  };
}

/** The items of a query's lists: relevant ones by grade, of which not all need to have been returned, then the others. */
function itemsOf(lists: readonly Ranking[], { items, grades }: Judgments) {
  const gradeOf = new Map(Array.from(items, (item, i) => [item, grades[i]!]));
  const returned = new Set(lists.flatMap((list) => [...list.items]));
  const relevant = [...gradeOf.keys()].filter((item) => gradeOf.get(item)! > 0);
  const byGrade = relevant.sort((a, b) => gradeOf.get(b)! - gradeOf.get(a)! || a - b);
  const missing = byGrade.filter((item) => !returned.has(item)).slice(0, MOST_NOT_RETURNED);
  const first = [...byGrade.filter((item) => returned.has(item)), ...missing];
  const results = lists.flatMap((list) => [...list.items.subarray(0, LISTED_RESULTS)]);
  return { items: [...new Set([...first, ...results])], grades: first.map((item) => gradeOf.get(item)!) };
}

function ranksIn(list: Ranking, items: readonly number[]): number[] {
  const ranks = new Map(Array.from(list.items, (item, i) => [item, i + 1]));
  return items.map((item) => ranks.get(item) ?? 0);
}

/** Numbers items in the order in which they are first named. */
function createCatalogue(all: readonly Item[]) {
  const items: QueryLists["items"][number][] = [];
  const positions = new Map<number, number>();
  const positionOf = (item: ItemNumber): number => {
    const known = positions.get(item);
    if (known !== undefined) return known;
    const { id, payload, title = payload.title } = all[item]!;
    positions.set(item, items.length);
    items.push({ id, ...(typeof title === "string" && { title: visibleText(title) }) });
    return items.length - 1;
  };
  return { items, positionOf };
}

/** The digits of a logit that a reader needs. */
function round(value: number): number {
  return Number(value.toFixed(2));
}

/** Scores keep the four decimals that the report shows. */
function roundScore(score: number): number {
  return Number(score.toFixed(4));
}

function roundLosses({ scarcity, depth, search, order }: StageLosses<number>): StageLosses<number> {
  return {
    scarcity: roundScore(scarcity),
    depth: roundScore(depth),
    search: roundScore(search),
    order: roundScore(order),
  };
}
