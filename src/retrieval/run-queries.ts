import type { QdrantClient } from "@qdrant/js-client-rest";
import type { ItemId, Ranking } from "../domain.ts";
import { worldError } from "../errors.ts";
import { queryBatch } from "./query-batch.ts";
import type { QueryRequest } from "./query-plan.ts";

const BATCH_QUERIES = 50;

/** Finds the number of the item with an id. */
export type ItemNumbers = ReadonlyMap<ItemId, number>;

/** Who is told how it goes. */
export interface RunListeners {
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** With what the engine says that a batch took it, in milliseconds. */
  readonly onBatch?: ((engineMs: number) => void) | undefined;
}

/**
 * Sends queries in batches and returns their rankings as Qdrant ordered them, in the order of the queries; scores are
 * rounded to the 32 bits that they have in Qdrant.
 *
 * @throws HarnessError `world` when a request fails, or an item comes back that the dataset does not hold.
 */
export async function runQueries(
  client: QdrantClient,
  collection: string,
  requests: readonly QueryRequest[],
  numbers: ItemNumbers,
  { onProgress, onBatch }: RunListeners = {},
): Promise<Ranking[]> {
  const rankings: Ranking[] = [];
  for (let start = 0; start < requests.length; start += BATCH_QUERIES) {
    const searches = requests.slice(start, start + BATCH_QUERIES);
    const { answers, engineMs } = await queryBatch(client, collection, searches);
    for (const { points } of answers) rankings.push(toRanking(points, numbers));
    onBatch?.(engineMs);
    onProgress?.(rankings.length, requests.length);
  }
  return rankings;
}

function toRanking(points: readonly { id: ItemId; score: number }[], numbers: ItemNumbers): Ranking {
  const items = new Int32Array(points.length);
  const scores = new Float32Array(points.length);
  points.forEach(({ id, score }, rank) => {
    const item = numbers.get(id);
    if (item === undefined) {
      throw worldError(
        `Qdrant returned point ${id}, which is not an item of the dataset; is the collection another one's?`,
      );
    }
    items[rank] = item;
    scores[rank] = score;
  });
  return { items, scores };
}
