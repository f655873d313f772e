import { setTimeout as wait } from "node:timers/promises";
import type { QdrantClient } from "@qdrant/js-client-rest";
import { worldError } from "../errors.ts";
import { worldErrorFrom } from "./request-error.ts";

const POLL_MS = 200;

/** After so long without another vector in the graph none is believed to come; large segments take minutes. */
const IDLE_MS = 1_800_000;

/** The lowest threshold: a graph for every segment that holds more than a kilobyte of vectors. */
const INDEXING_KB = 1;

/**
 * Lets Qdrant build the HNSW graphs of a filled collection, and waits until they cover every dense vector. Sparse vectors are
 * indexed as they arrive, and counted before any graph is there.
 *
 * @param denseVectors How many there are, of all items.
 * @param patienceMs How long Qdrant may say that nothing is left to do before it is believed that no graph will come.
 * @throws HarnessError `world` where Qdrant has nothing left to do and no graph is there: what is then searched is not
 * approximate.
 */
export async function buildIndex(
  client: QdrantClient,
  collection: string,
  { denseVectors, patienceMs = 10_000 }: { readonly denseVectors: number; readonly patienceMs?: number },
): Promise<void> {
  const doing = `building the index of collection ${collection}`;
  const before = await client.getCollection(collection).catch(worldErrorFrom(doing));
  const wanted = (before.indexed_vectors_count ?? 0) + denseVectors;
  await client
    .updateCollection(collection, { optimizers_config: { indexing_threshold: INDEXING_KB } })
    .catch(worldErrorFrom(doing));
  let greenMs = 0;
  let idleMs = 0;
  let lastIndexed: number | null | undefined;
  for (;;) {
    const info = await client.getCollection(collection).catch(worldErrorFrom(doing));
    const { status, indexed_vectors_count: indexed } = info;
    const isThere = (indexed ?? 0) >= wanted;
    if (status === "green" && isThere) return;
    greenMs = status === "green" ? greenMs + POLL_MS : 0;
    if (indexed !== lastIndexed) idleMs = 0;
    lastIndexed = indexed;
    idleMs += POLL_MS;
    if (status === "red" || greenMs >= patienceMs || idleMs >= IDLE_MS) {
      throw worldError(
        `${doing} failed: no HNSW graph was built, its status is ${status} and ${indexed ?? 0} of ${wanted} vectors are indexed, so that its searches would be scans; leave "approximate" out, or try more items`,
      );
    }
    await wait(POLL_MS);
  }
}
