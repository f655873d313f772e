import type { QdrantClient } from "@qdrant/js-client-rest";
import type { Dataset, ItemId, Query, Ranking, Run, User } from "../domain.ts";
import type { ItemCollection } from "./collection.ts";
import {
  type Filter,
  type QueryOptions,
  type QueryRequest,
  type RankingModel,
  rankingQuery,
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
  { client, collection, dataset, excludeSeen, onProgress }: SearchSession,
  askers: readonly Asker[],
  depth: number,
  plan: (user: User, options: QueryOptions) => QueryRequest,
): Promise<Ranking[]> {
  const requests = askers.map(({ user, seen }) => {
    const filter = excludeSeen ? without(Array.from(seen, (item) => dataset.items[item]!.id)) : undefined;
    return plan(dataset.users[user]!, { depth, filter, using: collection.using });
  });
  return runQueries(client, collection.name, requests, itemNumbers(dataset), onProgress);
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
