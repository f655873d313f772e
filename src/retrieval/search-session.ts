import type { QdrantClient } from "@qdrant/js-client-rest";
import {
  type Dataset,
  firstItems,
  type ItemId,
  type NearestRun,
  type Query,
  type Ranking,
  type Run,
  type User,
} from "../domain.ts";
import { breakTies } from "./break-ties.ts";
import type { ItemCollection } from "./collection.ts";
import { explainOverflow } from "./formula-overflow.ts";
import {
  type Filter,
  type QueryOptions,
  type RankingModel,
  rankingQuery,
  type SearchParams,
  vectorQuery,
} from "./query-plan.ts";
import { type ItemNumbers, type PlannedQuery, runQueries } from "./run-queries.ts";

/** Who asks, and which items they must not be given. */
export type Asker = Pick<Query, "user" | "seen">;

/** A seeded collection with the dataset that it holds: what queries are run against. */
export interface SearchSession {
  readonly client: QdrantClient;
  readonly collection: Pick<ItemCollection, "name" | "using" | "shards">;
  readonly dataset: Dataset;
  readonly excludeSeen: boolean;
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

/** Stage one alone: the `depth` nearest items of everyone who asks, as the engine chose them, in the vector order. */
export async function retrieveCandidates(
  session: SearchSession,
  askers: readonly Asker[],
  depth: number,
): Promise<Run> {
  const queries = askers.map((asker): PlannedQuery => {
    const user = userOf(session, asker);
    return {
      request: vectorQuery(user, { depth, ...queryOptions(session, asker) }),
      user: user.id,
      fewest: fewestOf(session, depth, available(session, asker)),
    };
  });
  const rankings = await search(session, queries);
  return { system: "vector", depth, rankings: rankings.map(breakTies) };
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
  askers: readonly Asker[],
  depth: number,
): Promise<NearestRun> {
  const rankings = new Array<Ranking>(askers.length);
  const nextScores = new Float32Array(askers.length);
  let open = askers.map((_, i) => i);
  for (let limit = depth + 1; open.length > 0 && limit <= DEEPEST_TIE * depth + 1; limit *= 2) {
    const asking = open.map((i) => askers[i]!);
    const found = (await retrieveCandidates(session, asking, limit)).rankings;
    found.forEach((ranking, j) => {
      rankings[open[j]!] = firstItems(ranking, depth);
      nextScores[open[j]!] = ranking.scores[depth] ?? Number.NaN;
    });
    const mayGoOn = ({ scores }: Ranking) =>
      scores.length === limit && scores[limit - 1] === scores[depth - 1];
    open = open.filter((_, j) => mayGoOn(found[j]!));
  }
  return { system: "vector", depth, rankings, nextScores };
}

/** Both stages: the `depth` nearest items of everyone who asks, all of them, in the formula's order. */
export async function rerank(
  session: SearchSession,
  askers: readonly Asker[],
  ranking: RankingModel,
  depth: number,
): Promise<Run> {
  const limit = depth * session.collection.shards;
  const rankings = await serveRankings(session, askers, ranking, depth, limit);
  return { system: "formula", depth, rankings: rankings.map(breakTies) };
}

/**
 * Both stages as a service asks for them.
 *
 * @param limit How many results are asked for.
 * @returns The rankings in the order that Qdrant gave them.
 */
export async function serveRankings(
  session: SearchSession,
  askers: readonly Asker[],
  ranking: RankingModel,
  depth: number,
  limit: number,
): Promise<Ranking[]> {
  const nearest =
    session.candidates === "global" ? await retrieveCandidates(session, askers, depth) : undefined;
  const queries = askers.map((asker, i): PlannedQuery => {
    const user = userOf(session, asker);
    const candidates = nearest?.rankings[i]?.items;
    const options = { depth, limit, ...queryOptions(session, asker) };
    const filter = candidates === undefined ? options.filter : only(session, candidates);
    return {
      request: rankingQuery(ranking, user, { ...options, filter }),
      user: user.id,
      fewest: fewestOf(session, Math.min(depth, limit), candidates?.length ?? available(session, asker)),
    };
  });
  return search(session, queries).catch(explainOverflow(ranking.form));
}

function search(session: SearchSession, queries: readonly PlannedQuery[]): Promise<Ranking[]> {
  const { client, collection, dataset } = session;
  return runQueries(client, collection.name, queries, itemNumbers(dataset), session);
}

/** How many items there are for one who asks. */
function available({ dataset, excludeSeen }: SearchSession, { seen }: Asker): number {
  return dataset.items.length - (excludeSeen ? new Set(seen).size : 0);
}

/** How many points must come back: an approximate search may find fewer than there are. */
function fewestOf({ params }: SearchSession, wanted: number, there: number): number {
  return params === undefined || params.exact === true ? Math.min(wanted, there) : 0;
}

function userOf({ dataset }: SearchSession, { user }: Asker): User {
  return dataset.users[user]!;
}

/** What the query of one who asks says besides the user and the depth. */
export function queryOptions(
  { collection, dataset, excludeSeen, params }: SearchSession,
  { seen }: Pick<Asker, "seen">,
): Pick<QueryOptions, "filter" | "using" | "params"> {
  const filter: Filter = { must_not: [{ has_id: idsOf(dataset, seen) }] };
  return { filter: excludeSeen && seen.length > 0 ? filter : undefined, using: collection.using, params };
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
