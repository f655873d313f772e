import { setTimeout as wait } from "node:timers/promises";
import type { QdrantClient } from "@qdrant/js-client-rest";
import { worldError } from "../errors.ts";
import { worldErrorFrom } from "./request-error.ts";

const POLL_MS = 200;

/** The lowest threshold: a graph for every segment that holds more than a kilobyte of vectors. */
const INDEXING_KB = 1;

/**
 * Lets Qdrant build the HNSW graph of a filled collection, and waits until it covers every item.
 *
 * @param patienceMs How long Qdrant may say that nothing is left to do before it is believed that no graph will come.
 * @throws HarnessError `world` where Qdrant has nothing left to do and no graph is there: what is then searched is not
 * approximate.
 */
export async function buildIndex(
  client: QdrantClient,
  collection: string,
  { patienceMs = 10_000 }: { readonly patienceMs?: number } = {},
): Promise<void> {
  const doing = `building the index of collection ${collection}`;
  await client
    .updateCollection(collection, { optimizers_config: { indexing_threshold: INDEXING_KB } })
    .catch(worldErrorFrom(doing));
  let greenMs = 0;
  for (;;) {
    const info = await client.getCollection(collection).catch(worldErrorFrom(doing));
    const { status, points_count: points, indexed_vectors_count: indexed } = info;
    if (status === "green" && (indexed ?? 0) >= (points ?? 0)) return;
    greenMs = status === "green" ? greenMs + POLL_MS : 0;
    if (status === "red" || greenMs >= patienceMs) {
      throw worldError(
        `${doing} failed: no HNSW graph was built, its status is ${status} and ${indexed ?? 0} of ${points ?? 0} vectors are indexed, so that its searches would be scans; leave "approximate" out, or try more items`,
      );
    }
    await wait(POLL_MS);
  }
}
