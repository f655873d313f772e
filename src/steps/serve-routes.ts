import type { Schemas } from "@qdrant/js-client-rest";
import type { Route } from "../analysis/routes/route-cost.ts";
import type { ScoredId } from "../analysis/routes/same-top.ts";
import { compareItemIds, type Payload, type User } from "../domain.ts";
import type { ConstrainedQuery } from "../eligibility/eligibility.ts";
import { formulaScore } from "../model/formula.ts";
import { worldErrorFrom } from "../qdrant/request-error.ts";
import {
  type QueryRequest,
  type RankingModel,
  rankingQuery,
  retrieverQuery,
} from "../retrieval/query-plan.ts";
import { queryOptions, type SearchSession } from "../retrieval/search-session.ts";

/** A list that a route served, and what that took. */
export interface Served {
  readonly top: readonly ScoredId[];
  /** What the engine says that it needed. */
  readonly engineMs: number;
  /** From the user to the ordered list: engine, network, decoding and ordering. */
  readonly clientMs: number;
  /** Of the answer's points as JSON, before any compression. */
  readonly bytes: number;
}

export type Serve = (query: ConstrainedQuery) => Promise<Served>;

type Point = Schemas["ScoredPoint"];

/**
 * The three ways to a list of k items, each by one request as a service would send it.
 *
 * @param depth M, of the formula and of the application that orders by itself.
 * @param cutoff k.
 */
export function serveRoutes(
  session: SearchSession,
  ranking: RankingModel,
  depth: number,
  cutoff: number,
): { readonly [route in Route]: Serve } {
  const { dataset, retrievers, fusions, missing } = session;
  const [retriever] = retrievers;
  const serve =
    (
      plan: (user: User, query: ConstrainedQuery) => QueryRequest,
      order: (user: User, points: readonly Point[]) => readonly ScoredId[],
    ): Serve =>
    async (query) => {
      const user = dataset.users[query.user]!;
      const request = plan(user, query);
      const started = performance.now();
      const { points, engineMs } = await queryOnce(session, request);
      const top = order(user, points);
      const clientMs = performance.now() - started;
      return { top, engineMs, clientMs, bytes: Buffer.byteLength(JSON.stringify(points)) };
    };
  const options = (query: ConstrainedQuery) => queryOptions(session, query);
  return {
    nearest: serve(
      (user, query) => retrieverQuery(retriever, user, { depth: cutoff, ...options(query) }),
      asTheyCame,
    ),
    engine: serve(
      (user, query) =>
        rankingQuery({ ...ranking, retrievers, fusions, missing }, user, {
          depth,
          limit: cutoff,
          ...options(query),
        }),
      asTheyCame,
    ),
    application: serve(
      (user, query) => ({
        ...retrieverQuery(retriever, user, { depth, ...options(query) }),
        with_payload: true,
      }),
      (user, points) => orderByModel(ranking, user, points).slice(0, cutoff),
    ),
  };
}

async function queryOnce({ client, collection }: SearchSession, request: QueryRequest) {
  const { data } = await client
    .api()
    .queryPoints({ collection_name: collection.name, ...request })
    .catch(worldErrorFrom(`querying collection ${collection.name}`));
  const { result, time } = data;
  return { points: result!.points, engineMs: typeof time === "number" ? time * 1000 : Number.NaN };
}

function asTheyCame(_user: User, points: readonly Point[]): readonly ScoredId[] {
  return points;
}

function orderByModel(
  { model, features, form }: RankingModel,
  user: User,
  points: readonly Point[],
): ScoredId[] {
  return points
    .map(({ id, score, payload }) => ({
      id,
      score: formulaScore(model, features, form, user, { payload: (payload ?? {}) as Payload }, [
        Math.fround(score),
      ]),
    }))
    .sort((a, b) => b.score - a.score || compareItemIds(a.id, b.id));
}
