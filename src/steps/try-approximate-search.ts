import { median } from "simple-statistics";
import { judgeSearch, type TwoStages } from "../analysis/search/judge-search.ts";
import { markFront, type SearchPoint } from "../analysis/search/search-point.ts";
import type { ItemNumber, Query, QueryNumber, Ranking, Split } from "../domain.ts";
import { seedCollection } from "../qdrant/seed-collection.ts";
import type { Report } from "../report/report.ts";
import { candidatesAt, scoreLookups } from "../retrieval/candidate-pool.ts";
import { rerank } from "../retrieval/rank-by-formula.ts";
import { retrieveCandidates, type SearchSession } from "../retrieval/search-session.ts";
import { describeBuild, searchParams, searchSettings, vectorIndex } from "./approximate-settings.ts";
import type { Evaluation } from "./evaluation.ts";
import { inTurn } from "./in-turn.ts";

const ROUNDS = 5;

/**
 * Builds each index that the experiment declares, in a collection of its own that is deleted again, and searches it by
 * every setting at every depth.
 *
 * @returns Nothing where the experiment declares none.
 * @throws HarnessError `world` where no graph is built; see `buildIndex`.
 */
export async function tryApproximateSearch(
  { connection, session, eligibility, split, ranking, pool, runs, resamples, experiment }: Evaluation,
  onBuild: (index: string) => void,
): Promise<Pick<Report, "approximate">> {
  const { name, approximate, retrieval, statistics } = experiment;
  if (approximate === undefined) return {};
  const { dataset, onProgress, retrievers } = session;
  const graphs = retrievers.flatMap(({ isSparse }, i) => (isSparse ? [] : i));
  const shareOf = (query: Query) => eligibility.items(query).count() / dataset.items.length;
  const shares = eligibility.rules.length === 0 ? undefined : split.queries.map(shareOf);
  const points: Omit<SearchPoint, "onFront">[] = [];
  for (const build of approximate.builds) {
    const index = describeBuild(build);
    onBuild(index);
    await using collection = await seedCollection(connection, dataset, {
      experiment: name,
      distance: retrieval.distance,
      features: ranking.features,
      filters: eligibility.rules,
      index: vectorIndex(build, eligibility.rules.length > 0),
      onProgress,
    });
    for (const { depth, rankings } of runs.formula.runs) {
      const exact: TwoStages = {
        nearest: graphs.map((i) => pool.nearest[i]!.rankings),
        candidates: candidatesAt(pool, depth),
        reranked: rankings,
      };
      const lookup = scoreLookups({ ...session, missing: "similarity" }, pool, split.queries);
      const settings = searchSettings(build, depth);
      const searches = [{ exact: true }, ...settings.map(searchParams)].map(
        (params): SearchSession => ({ ...session, collection, params }),
      );
      const [scan, ...timed] = await timeSearches(searches, split.queries, { depth, graphs });
      for (const [i, setting] of settings.entries()) {
        const { found: nearest, engineMs } = timed[i]!;
        const [first, ...others] = retrievers.map((_, place) =>
          graphs.includes(place) ? { rankings: nearest[graphs.indexOf(place)]! } : pool.nearest[place]!,
        );
        const candidates = candidatesAt({ nearest: [first!, ...others] }, depth);
        const reranked = await rerank(searches[i + 1]!, split.queries, ranking, depth);
        const trial = {
          depth,
          exact,
          found: { nearest, candidates, reranked },
          shares,
          trueScore: (query: QueryNumber, item: ItemNumber, graph: number) =>
            lookup(query, pool.depth).scoresOf(item)[graphs[graph]!]!,
        };
        const quality = judgeSearch(
          trial,
          split.qrels,
          experiment.ranking.headline,
          resamples,
          statistics.confidence,
        );
        points.push({ index, depth, ...setting, ...quality, engineMs, exactMs: scan!.engineMs });
      }
    }
  }
  return { approximate: markFront(points) };
}

/** What a search finds at stage one, and the engine's own time for a query of it in milliseconds: the median of its rounds. */
interface TimedSearch {
  /** By each retriever that a graph is built for. */
  readonly found: readonly (readonly Ranking[])[];
  readonly engineMs: number;
}

async function timeSearches(
  searches: readonly SearchSession[],
  queries: Split["queries"],
  { depth, graphs }: { readonly depth: number; readonly graphs: readonly number[] },
): Promise<TimedSearch[]> {
  const rounds = new Map(searches.map((search) => [search, [] as TimedSearch[]]));
  await inTurn(ROUNDS, searches, async (search) => {
    let engineMs = 0;
    const onBatch = (batchMs: number) => {
      engineMs += batchMs;
    };
    const found: Ranking[][] = [];
    for (const place of graphs) {
      const retriever = search.retrievers[place]!;
      found.push(await retrieveCandidates({ ...search, onBatch }, queries, depth, retriever));
    }
    rounds.get(search)!.push({ found, engineMs: engineMs / queries.length });
  });
  return searches.map((search) => {
    const timed = rounds.get(search)!;
    return { found: timed[0]!.found, engineMs: median(timed.map(({ engineMs }) => engineMs)) };
  });
}
