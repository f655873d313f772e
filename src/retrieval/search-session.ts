import type { QdrantClient } from "@qdrant/js-client-rest";
import type { Dataset, ItemId, Query, Ranking, Run, User } from "../domain.ts";
import type { ItemCollection } from "./collection.ts";
import type { BatchTime } from "./query-batch.ts";
import {
  type Filter,
  type QueryOptions,
  type QueryRequest,
  type RankingModel,
  rankingQuery,
  type SearchParams,
  vectorQuery,
} from "./query-plan.ts";
import { type ItemNumbers, runQueries } from "./run-queries.ts";

/** Who asks, and which items they must not be given. */
export type Asker = Pick<Query, "user" | "seen">;

/** A seeded collection with the dataset that it holds: what queries are run against. */
export interface SearchSession {
  readonly client: QdrantClient;
  readonly collection: Pick<ItemCollection, "name" | "using">;
  readonly dataset: Dataset;
  readonly excludeSeen: boolean;
  readonly onProgress: (done: number, total: number) => void;
  /** How candidates are searched for; exactly by default. */
  readonly params?: SearchParams;
  /** Is told how long each batch of queries took. */
  readonly onBatch?: (time: BatchTime) => void;
}

/** Stage one alone: the `depth` nearest items of everyone who asks, in the vector order. */
export async function retrieveCandidates(
  session: SearchSession,
  askers: readonly Asker[],
  depth: number,
): Promise<Run> {
  const rankings = await search(session, askers, depth, vectorQuery);
  return { system: "vector", depth, rankings };
}

/** Both stages: the `depth` nearest items of everyone who asks, in the formula's order. */
export async function rerank(
  session: SearchSession,
  askers: readonly Asker[],
  ranking: RankingModel,
  depth: number,
): Promise<Run> {
  const rankings = await search(session, askers, depth, (user, options) =>
    rankingQuery(ranking, user, options),
  );
  return { system: "formula", depth, rankings };
}

function search(
  session: SearchSession,
  askers: readonly Asker[],
  depth: number,
  plan: (user: User, options: QueryOptions) => QueryRequest,
): Promise<Ranking[]> {
  const { client, collection, dataset } = session;
  const requests = askers.map((asker) =>
    plan(dataset.users[asker.user]!, { depth, ...queryOptions(session, asker) }),
  );
  return runQueries(client, collection.name, requests, itemNumbers(dataset), session);
}

/** What the query of one who asks says besides the user and the depth. */
export function queryOptions(
  { collection, dataset, excludeSeen, params }: SearchSession,
  { seen }: Pick<Asker, "seen">,
): Pick<QueryOptions, "filter" | "using" | "params"> {
  const filter = excludeSeen ? without(Array.from(seen, (item) => dataset.items[item]!.id)) : undefined;
  return { filter, using: collection.using, params };
}

function without(items: readonly ItemId[]): Filter | undefined {
  return items.length === 0 ? undefined : { must_not: [{ has_id: [...items] }] };
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
