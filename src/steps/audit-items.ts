import type { QdrantClient } from "@qdrant/js-client-rest";
import { checkPayload } from "../analysis/formula/check-payload.ts";
import { auditPayload, type PathAudit } from "../analysis/formula/payload-audit.ts";
import type { Dataset } from "../domain.ts";
import type { Feature } from "../features/feature.ts";
import { mergePaths } from "../features/merge-paths.ts";
import { readPayloadIndexes } from "../retrieval/payload-indexes.ts";

/**
 * Looks at what the items hold where the features read, through the indexes that the collection has.
 *
 * @throws HarnessError `input` when a query would fail on an item, `world` when Qdrant cannot be asked.
 */
export async function auditItems(
  client: QdrantClient,
  collection: string,
  { items, users }: Dataset,
  features: readonly Feature[],
): Promise<PathAudit[]> {
  const indexes = await readPayloadIndexes(client, collection);
  const audits = auditPayload(items, mergePaths(features, users), indexes);
  checkPayload(audits);
  return audits;
}
