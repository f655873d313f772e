import type { Dataset, ItemId, Ranking } from "../domain.ts";
import type { ConstrainedQuery } from "../eligibility/eligibility.ts";
import { breakTies } from "./break-ties.ts";
import { explainOverflow } from "./formula-overflow.ts";
import { type Filter, type JudgedRanking, rankingFor, rankingQuery } from "./query-plan.ts";
import {
  fewestOf,
  queryOptions,
  retrieveCandidates,
  type SearchSession,
  searchAll,
} from "./search-session.ts";

/** Both stages: the `depth` nearest items of every query, all of them, in the formula's order. */
export async function rerank(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  ranking: JudgedRanking,
  depth: number,
): Promise<Ranking[]> {
  const limit = depth * session.retrievers.length * session.collection.shards;
  return (await serveRankings(session, queries, ranking, depth, limit)).map(breakTies);
}

/**
 * Both stages as a service asks for them.
 *
 * @param limit How many results are asked for.
 * @returns The rankings in the order that Qdrant gave them.
 */
export async function serveRankings(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  ranking: JudgedRanking,
  depth: number,
  limit: number,
): Promise<Ranking[]> {
  const { retrievers, fusions, missing } = session;
  const global = session.candidates === "global" ? await findGlobally(session, queries, depth) : undefined;
  const rankings = searchAll(session, queries, (user, query, i) => {
    const candidates = global?.[i];
    const options = { depth, limit, ...queryOptions(session, query) };
    const filter = candidates === undefined ? options.filter : only(session, candidates);
    const wanted = Math.min(depth, limit);
    const planned = { ...rankingFor(ranking, query.user), retrievers, fusions, missing };
    return {
      request: rankingQuery(planned, user, { ...options, filter }),
      fewest:
        candidates === undefined
          ? fewestOf(session, query, wanted)
          : () => Math.min(wanted, candidates.length),
    };
  });
  return rankings.catch(explainOverflow(ranking.form));
}

/** What any of the retrievers finds for each query among the items of all shards. */
async function findGlobally(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  depth: number,
): Promise<Int32Array[]> {
  const found: Ranking[][] = [];
  for (const retriever of session.retrievers) {
    found.push(await retrieveCandidates(session, queries, depth, retriever));
  }
  return queries.map((_, query) =>
    Int32Array.from(new Set(found.flatMap((rankings) => [...rankings[query]!.items]))),
  );
}

function only({ dataset }: SearchSession, items: Int32Array): Filter {
  return { must: [{ has_id: idsOf(dataset, items) }] };
}

function idsOf({ items }: Dataset, numbers: Int32Array): ItemId[] {
  return Array.from(numbers, (number) => items[number]!.id);
}
