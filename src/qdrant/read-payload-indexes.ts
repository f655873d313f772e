import type { QdrantClient } from "@qdrant/js-client-rest";
import type { IndexType } from "../qdrant-rules/index-holds.ts";
import { worldErrorFrom } from "./request-error.ts";

/**
 * The payload indexes of a collection that formulas and conditions ask in place of the payload, by path.
 *
 * @returns All but full-text indexes, which have no values to ask.
 * @throws HarnessError `world` when Qdrant cannot be asked.
 */
export async function readPayloadIndexes(
  client: QdrantClient,
  collection: string,
): Promise<ReadonlyMap<string, IndexType>> {
  const { payload_schema } = await client
    .getCollection(collection)
    .catch(worldErrorFrom(`looking at collection ${collection}`));
  const indexes = Object.entries(payload_schema).flatMap(([path, index]) =>
    index === undefined ? [] : [[path, index.data_type] as const],
  );
  return new Map(indexes.filter(([, type]) => type !== "text"));
}
