import type { QdrantClient, Schemas } from "@qdrant/js-client-rest";
import { worldError } from "../errors.ts";
import type { ReadConsistency } from "../qdrant/load-limit.ts";
import { worldErrorFrom } from "../qdrant/request-error.ts";
import type { QueryRequest } from "./query-plan.ts";

export interface BatchAnswer {
  readonly answers: readonly Schemas["QueryResponse"][];
  /** What the engine says that it needed, in milliseconds; without the network and the client. */
  readonly engineMs: number;
}

/**
 * Sends queries as one batch: the client's own method would keep the engine's time to itself.
 *
 * @throws HarnessError `world` when the request fails or is answered with something else.
 */
export async function queryBatch(
  client: QdrantClient,
  collection: string,
  searches: readonly QueryRequest[],
  consistency?: ReadConsistency,
): Promise<BatchAnswer> {
  const { data } = await client
    .api()
    .queryBatchPoints({
      collection_name: collection,
      searches: [...searches],
      ...(consistency !== undefined && { consistency }),
    })
    .catch(worldErrorFrom(`querying collection ${collection}`));
  const { result, time } = data;
  if (result === undefined || result.length !== searches.length) {
    throw worldError(
      `querying collection ${collection} failed: ${result?.length ?? 0} answers came back to ${searches.length} queries`,
    );
  }
  return { answers: result, engineMs: typeof time === "number" ? time * 1000 : Number.NaN };
}
