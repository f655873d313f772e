import type { Schemas } from "@qdrant/js-client-rest";
import type { Route } from "../analysis/routes/route-cost.ts";
import type { ScoredId } from "../analysis/routes/same-top.ts";
import { compareItemIds, type Payload, type User } from "../domain.ts";
import type { ConstrainedQuery } from "../eligibility/eligibility.ts";
import { formulaScore } from "../model/formula.ts";
import { worldErrorFrom } from "../qdrant/request-error.ts";
import { queryBatch } from "../retrieval/query-batch.ts";
import {
  fusedQuery,
  type QueryRequest,
  type RankingModel,
  rankingQuery,
  retrieverQuery,
  scoreQueries,
} from "../retrieval/query-plan.ts";
import type { Retriever } from "../retrieval/retriever.ts";
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
 * The three ways to a list of k items, each by one request as a service would send it. Of several retrievers the nearest
 * are those of a fusion by ranks, and the application asks for the score of each in one batch.
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
  const serve =
    (
      plan: (user: User, query: ConstrainedQuery) => readonly QueryRequest[],
      order: (user: User, lists: readonly (readonly Point[])[]) => readonly ScoredId[],
    ): Serve =>
    async (query) => {
      const user = dataset.users[query.user]!;
      const requests = plan(user, query);
      const started = performance.now();
      const { lists, engineMs } = await ask(session, requests);
      const top = order(user, lists);
      const clientMs = performance.now() - started;
      const bytes = lists.reduce((sum, points) => sum + Buffer.byteLength(JSON.stringify(points)), 0);
      return { top, engineMs, clientMs, bytes };
    };
  const options = (query: ConstrainedQuery) => queryOptions(session, query);
  return {
    nearest: serve((user, query) => {
      const [retriever, ...others] = retrievers;
      return others.length === 0
        ? [retrieverQuery(retriever, user, { depth: cutoff, ...options(query) })]
        : [fusedQuery(session, { kind: "rrf" }, user, { depth, limit: cutoff, ...options(query) })];
    }, asTheyCame),
    engine: serve(
      (user, query) => [
        rankingQuery({ ...ranking, retrievers, fusions, missing }, user, {
          depth,
          limit: cutoff,
          ...options(query),
        }),
      ],
      asTheyCame,
    ),
    application: serve(
      (user, query) =>
        scoreQueries(session, user, { depth, ...options(query) }).map((request) => ({
          ...request,
          with_payload: true,
        })),
      (user, lists) => orderByModel(ranking, retrievers, user, lists).slice(0, cutoff),
    ),
  };
}

/** One request, or several as a batch. */
async function ask({ client, collection }: SearchSession, requests: readonly QueryRequest[]) {
  const [request, ...others] = requests;
  if (others.length > 0) {
    const { answers, engineMs } = await queryBatch(client, collection.name, requests);
    return { lists: answers.map(({ points }) => points), engineMs };
  }
  const { data } = await client
    .api()
    .queryPoints({ collection_name: collection.name, ...request })
    .catch(worldErrorFrom(`querying collection ${collection.name}`));
  const { result, time } = data;
  return { lists: [result!.points], engineMs: typeof time === "number" ? time * 1000 : Number.NaN };
}

function asTheyCame(_user: User, [points]: readonly (readonly Point[])[]): readonly ScoredId[] {
  return points!;
}

/** What the model orders: every item of any list, with the score that each list has for it. */
function orderByModel(
  { model, features, form }: RankingModel,
  retrievers: readonly Pick<Retriever, "missing">[],
  user: User,
  lists: readonly (readonly Point[])[],
): ScoredId[] {
  const items = new Map(lists.flat().map(({ id, payload }) => [id, payload ?? {}]));
  const known = lists.map((points) => new Map(points.map(({ id, score }) => [id, Math.fround(score)])));
  return [...items]
    .map(([id, payload]) => {
      const scores = known.map((list, source) => list.get(id) ?? retrievers[source]?.missing ?? 0);
      return {
        id,
        score: formulaScore(model, features, form, user, { payload: payload as Payload }, scores),
      };
    })
    .sort((a, b) => b.score - a.score || compareItemIds(a.id, b.id));
}
