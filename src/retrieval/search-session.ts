import type { QdrantClient } from "@qdrant/js-client-rest";
import {
  type Dataset,
  firstItems,
  type ItemId,
  type NearestItems,
  type Ranking,
  type User,
} from "../domain.ts";
import type { ConstrainedQuery, Eligibility } from "../eligibility/eligibility.ts";
import type { ItemCollection } from "../qdrant/seed-collection.ts";
import { breakTies } from "./break-ties.ts";
import { explainOverflow } from "./formula-overflow.ts";
import {
  type Filter,
  type JudgedRanking,
  type QueryOptions,
  rankingFor,
  rankingQuery,
  retrieverQuery,
  type SearchParams,
} from "./query-plan.ts";
import type { ItemRetriever } from "./retriever.ts";
import { type ItemNumbers, type PlannedQuery, runQueries } from "./run-queries.ts";

/** A seeded collection with the dataset that it holds: what queries are run against. */
export interface SearchSession {
  readonly client: QdrantClient;
  readonly collection: Omit<ItemCollection, typeof Symbol.asyncDispose>;
  readonly dataset: Dataset;
  /** What makes the candidates. */
  readonly retrievers: readonly [ItemRetriever];
  /** What queries may be given at all. */
  readonly eligibility: Eligibility;
  readonly onProgress: (done: number, total: number) => void;
  /**
   * Which items the formula ranks: those that each shard's prefetch takes, which one query does, or only the M nearest of
   * all, as where there is one shard: by two queries, the second restricted to what the first returned. Per shard by
   * default.
   */
  readonly candidates?: "per-shard" | "global";
  /** How candidates are searched for; exactly by default. */
  readonly params?: SearchParams;
  /** Is told what the engine says that each batch of queries took it, in milliseconds. */
  readonly onBatch?: (engineMs: number) => void;
}

/** Stage one alone: the `depth` nearest items of every query, as the engine chose them, in the vector order. */
export async function retrieveCandidates(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  depth: number,
): Promise<Ranking[]> {
  const planned = queries.map((query): PlannedQuery => {
    const user = userOf(session, query);
    return {
      request: retrieverQuery(session.retrievers[0], user, { depth, ...queryOptions(session, query) }),
      user: user.id,
      fewest: fewestOf(session, query, depth),
    };
  });
  return (await search(session, planned)).map(breakTies);
}

/** As many times the depth are fetched to find the end of a tie. */
const DEEPEST_TIE = 8;

/**
 * Stage one alone, whatever the engine's choice among equal scores: where the last of the `depth` items is tied with items
 * that are not among them, all of those are fetched, and their numbers decide which are. Ties that go on very far, as
 * where a vector is all zeros, are left to the engine.
 */
export async function retrieveNearest(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  depth: number,
): Promise<NearestItems> {
  const rankings = new Array<Ranking>(queries.length);
  const nextScores = new Float32Array(queries.length);
  let open = queries.map((_, i) => i);
  for (let limit = depth + 1; open.length > 0 && limit <= DEEPEST_TIE * depth + 1; limit *= 2) {
    const still = open.map((i) => queries[i]!);
    const found = await retrieveCandidates(session, still, limit);
    found.forEach((ranking, j) => {
      rankings[open[j]!] = firstItems(ranking, depth);
      nextScores[open[j]!] = ranking.scores[depth] ?? Number.NaN;
    });
    const mayGoOn = ({ scores }: Ranking) =>
      scores.length === limit && scores[limit - 1] === scores[depth - 1];
    open = open.filter((_, j) => mayGoOn(found[j]!));
  }
  return { depth, rankings, nextScores };
}

/** Both stages: the `depth` nearest items of every query, all of them, in the formula's order. */
export async function rerank(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  ranking: JudgedRanking,
  depth: number,
): Promise<Ranking[]> {
  const limit = depth * session.collection.shards;
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
  const { retrievers } = session;
  const nearest =
    session.candidates === "global" ? await retrieveCandidates(session, queries, depth) : undefined;
  const planned = queries.map((query, i): PlannedQuery => {
    const user = userOf(session, query);
    const candidates = nearest?.[i]?.items;
    const options = { depth, limit, ...queryOptions(session, query) };
    const filter = candidates === undefined ? options.filter : only(session, candidates);
    const wanted = Math.min(depth, limit);
    return {
      request: rankingQuery({ ...rankingFor(ranking, query.user), retrievers }, user, { ...options, filter }),
      user: user.id,
      fewest:
        candidates === undefined
          ? fewestOf(session, query, wanted)
          : () => Math.min(wanted, candidates.length),
    };
  });
  return search(session, planned).catch(explainOverflow(ranking.form));
}

function search(session: SearchSession, queries: readonly PlannedQuery[]): Promise<Ranking[]> {
  const { client, collection, dataset } = session;
  return runQueries(client, collection.name, queries, itemNumbers(dataset), session);
}

/** How many points must come back: an approximate search may find fewer than there are. */
function fewestOf(
  { params, eligibility }: SearchSession,
  query: ConstrainedQuery,
  wanted: number,
): () => number {
  const isExact = params === undefined || params.exact === true;
  return () => (isExact ? Math.min(wanted, eligibility.items(query).count()) : 0);
}

function userOf({ dataset }: SearchSession, { user }: ConstrainedQuery): User {
  return dataset.users[user]!;
}

/** What a query says besides the user and the depth. */
export function queryOptions(
  { eligibility, params }: SearchSession,
  query: ConstrainedQuery,
): Pick<QueryOptions, "filter" | "params"> {
  return { filter: eligibility.filter(query), params };
}

function only({ dataset }: SearchSession, items: Int32Array): Filter {
  return { must: [{ has_id: idsOf(dataset, items) }] };
}

function idsOf({ items }: Dataset, numbers: Int32Array): ItemId[] {
  return Array.from(numbers, (number) => items[number]!.id);
}

const numbersOf = new WeakMap<Dataset, ItemNumbers>();

function itemNumbers(dataset: Dataset): ItemNumbers {
  let numbers = numbersOf.get(dataset);
  if (numbers === undefined) {
    numbers = new Map(dataset.items.map(({ id }, number) => [id, number]));
    numbersOf.set(dataset, numbers);
  }
  return numbers;
}
