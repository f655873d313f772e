import type { Ranking } from "../domain.ts";
import type { ConstrainedQuery } from "../eligibility/eligibility.ts";
import type { Fusion } from "../qdrant-rules/fusion-rules.ts";
import { breakTies } from "./break-ties.ts";
import { fusedQuery, scoreQueries } from "./query-plan.ts";
import { fewestOf, queryOptions, type SearchSession, searchAll } from "./search-session.ts";

/**
 * What each retriever, and then each fusion, scores the candidates of every query at a depth, as the prefetches of the
 * formula do: items without a score are left out.
 *
 * @param first The place of the first of these sources that is asked.
 * @returns For each source a ranking a query.
 */
export async function scoreCandidates(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  depth: number,
  first = 0,
): Promise<Ranking[][]> {
  const sources = session.retrievers.length + (session.fusions?.length ?? 0);
  const scored: Ranking[][] = [];
  for (let source = first; source < sources; source++) {
    const rankings = await searchAll(session, queries, (user, query) => {
      const options = { depth, ...queryOptions(session, query) };
      const request = scoreQueries(session, user, options)[source]!;
      return { request: { ...request, with_payload: false }, fewest: () => 0 };
    });
    scored.push(rankings);
  }
  return scored;
}

/** A fusion of what all retrievers find for every query, its order by score, then by item. */
export async function fuseCandidates(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  fusion: Fusion,
  depth: number,
): Promise<Ranking[]> {
  const { shards } = session.collection;
  const rankings = await searchAll(session, queries, (user, query) => {
    const options = {
      depth,
      limit: depth * session.retrievers.length * shards,
      ...queryOptions(session, query),
    };
    return { request: fusedQuery(session, fusion, user, options), fewest: fewestOf(session, query, depth) };
  });
  return rankings.map(breakTies);
}
