import { checkPayload } from "../analysis/formula/check-payload-audit.ts";
import { auditPayload } from "../analysis/formula/payload-audit.ts";
import { inputError } from "../errors.ts";
import type { PayloadPath } from "../features/feature.ts";
import { mergePaths } from "../features/merge-paths.ts";
import { readPayloadIndexes } from "../qdrant/read-payload-indexes.ts";
import { INDEX_HOLDS } from "../qdrant-rules/index-holds.ts";
import type { Report } from "../report/report.ts";
import type { Seeded } from "./evaluation.ts";

/**
 * Looks at what the items hold where the features read, through the indexes that the collection has.
 *
 * @throws HarnessError `input` when a query would fail on an item, `world` when Qdrant cannot be asked.
 */
export async function auditItems({
  session: { client, collection },
  dataset: { items, users },
  eligibility: { rules },
  features,
}: Seeded): Promise<Pick<Report, "payload">> {
  const indexes = await readPayloadIndexes(client, collection.name);
  const paths = mergePaths([...features, ...rules], users);
  checkIndexes(collection.name, paths, indexes);
  const payload = auditPayload(items, paths, indexes);
  checkPayload(payload);
  return { payload };
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
