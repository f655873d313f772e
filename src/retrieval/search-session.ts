import type { QdrantClient } from "@qdrant/js-client-rest";
import { type Dataset, firstItems, type NearestItems, type Ranking, type User } from "../domain.ts";
import type { ConstrainedQuery, Eligibility } from "../eligibility/eligibility.ts";
import { IN_TURN, type LoadLimit } from "../qdrant/load-limit.ts";
import type { ItemCollection } from "../qdrant/seed-collection.ts";
import { breakTies } from "./break-ties.ts";
import type { ItemRetriever } from "./item-retriever.ts";
import { type QueryOptions, type Retrieval, retrieverQuery, type SearchParams } from "./query-plan.ts";
import { type ItemNumbers, type PlannedQuery, runQueries } from "./run-queries.ts";

/** A seeded collection with the dataset that it holds: what queries are run against. */
export interface SearchSession extends Retrieval {
  readonly client: QdrantClient;
  readonly collection: Omit<ItemCollection, typeof Symbol.asyncDispose>;
  readonly dataset: Dataset;
  /** What makes the candidates. */
  readonly retrievers: readonly [ItemRetriever, ...ItemRetriever[]];
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
  /** How much is asked of the engine; one batch after another by default. */
  readonly load?: LoadLimit;
  /** Is told what the engine says that each batch of queries took it, in milliseconds. */
  readonly onBatch?: (engineMs: number) => void;
}

/**
 * A retriever alone: the `depth` nearest items of every query, as the engine chose them, in the order of its scores.
 *
 * @param retriever The first by default.
 */
export async function retrieveCandidates(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  depth: number,
  retriever: ItemRetriever = session.retrievers[0],
): Promise<Ranking[]> {
  const retrieving: SearchSession = { ...session, retrievers: [retriever] };
  const rankings = await searchAll(retrieving, queries, (user, query) => ({
    request: retrieverQuery(retriever, user, { depth, ...queryOptions(session, query) }),
    fewest: fewestOf(retrieving, query, depth),
  }));
  return rankings.map(breakTies);
}

/** As many times the depth are fetched to find the end of a tie. */
const DEEPEST_TIE = 8;

/**
 * A retriever alone, whatever the engine's choice among equal scores: where the last of the `depth` items is tied with items
 * that are not among them, all of those are fetched, and their numbers decide which are. Ties that go on very far, as
 * where a vector is all zeros, are left to the engine.
 */
export async function retrieveNearest(
  session: SearchSession,
  queries: readonly ConstrainedQuery[],
  depth: number,
  retriever: ItemRetriever = session.retrievers[0],
): Promise<NearestItems> {
  const rankings = new Array<Ranking>(queries.length);
  const nextScores = new Float32Array(queries.length);
  let open = queries.map((_, i) => i);
  for (let limit = depth + 1; open.length > 0 && limit <= DEEPEST_TIE * depth + 1; limit *= 2) {
    const still = open.map((i) => queries[i]!);
    const found = await retrieveCandidates(session, still, limit, retriever);
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

/** Sends a request for every query, and returns what came back in Qdrant's order. */
export function searchAll(
  { client, collection, dataset, onProgress, onBatch, load }: SearchSession,
  queries: readonly ConstrainedQuery[],
  plan: (user: User, query: ConstrainedQuery, i: number) => Omit<PlannedQuery, "user">,
): Promise<Ranking[]> {
  const planned = queries.map((query, i): PlannedQuery => {
    const user = dataset.users[query.user]!;
    return { ...plan(user, query, i), user: user.id };
  });
  // What is timed is sent one request after another.
  const limit = onBatch === undefined ? load : { ...(load ?? IN_TURN), concurrency: 1 };
  return runQueries(client, collection.name, planned, itemNumbers(dataset), {
    onProgress,
    onBatch,
    load: limit,
  });
}

/**
 * How many points must come back: an approximate search may find fewer than there are, and so may retrievers that cannot
 * find every item.
 */
export function fewestOf(
  { params, eligibility, retrievers }: SearchSession,
  query: ConstrainedQuery,
  wanted: number,
): () => number {
  const isExact = params === undefined || params.exact === true;
  const findsAll = retrievers.some(({ isPartial }) => !isPartial);
  return () => (isExact && findsAll ? Math.min(wanted, eligibility.items(query).count()) : 0);
}

/** What a query says besides the user and the depth. */
export function queryOptions(
  { eligibility, params }: SearchSession,
  query: ConstrainedQuery,
): Pick<QueryOptions, "filter" | "params"> {
  return { filter: eligibility.filter(query), params };
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
