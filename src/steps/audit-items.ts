import type { QdrantClient } from "@qdrant/js-client-rest";
import { checkPayload } from "../analysis/formula/check-payload.ts";
import { auditPayload, type PathAudit } from "../analysis/formula/payload-audit.ts";
import type { Dataset } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { Feature, PayloadPath } from "../features/feature.ts";
import { mergePaths } from "../features/merge-paths.ts";
import { INDEX_HOLDS } from "../qdrant-rules/index-holds.ts";
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
  const paths = mergePaths(features, users);
  checkIndexes(collection, paths, indexes);
  const audits = auditPayload(items, paths, indexes);
  checkPayload(audits);
  return audits;
}

/** What an index shows of a value is known for the types of index that there are today. */
function checkIndexes(
  collection: string,
  paths: readonly PayloadPath[],
  indexes: ReadonlyMap<string, string>,
): void {
  const problems = paths.flatMap(({ path }) => {
    const type = indexes.get(path);
    return type === undefined || Object.hasOwn(INDEX_HOLDS, type)
      ? []
      : `collection ${collection} has an index of type ${type} on ${path}, of which it is not known what it shows to a formula; put an index of another type in its place`;
  });
  if (problems.length > 0) throw inputError(problems);
}
