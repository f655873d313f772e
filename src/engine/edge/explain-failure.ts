import { mergeFilters } from "../reference/filter/merge-filters.ts";
import { ReferenceCollection } from "../reference/reference-collection.ts";
import type { BackendCollection } from "../server/backend.ts";
import type { Filter } from "../server/filter.ts";
import type { IndexParams } from "../server/payload-index.ts";
import { QdrantError } from "../server/qdrant-error.ts";
import type { QueryRequest, Stage } from "../server/query.ts";
import type { Point } from "../server/update.ts";

/** All that Qdrant Edge 0.9.0 says when a formula fails for a point: its search threads stop one another. */
const STOPPED = "Operation cancelled: process cancelled by service";

/**
 * Finds what really failed in a batch of queries that Qdrant Edge merely calls cancelled: the reference engine, given
 * the candidates of each query and the same payload indexes, fails likewise and says why.
 *
 * @returns Qdrant's own error, or the one that came in where it says enough already.
 */
export async function explainFailure(
  error: unknown,
  requests: readonly QueryRequest[],
  collection: BackendCollection,
  indexes: { readonly [field: string]: IndexParams },
): Promise<unknown> {
  if (!(error instanceof QdrantError) || !error.message.includes(STOPPED)) return error;
  for (const request of requests) {
    const double = new ReferenceCollection(collection.config);
    for (const [field_name, field_schema] of Object.entries(indexes)) {
      await double.update({ create_index: { field_name, field_schema } });
    }
    const points = await candidates(request, collection);
    await double.update({ upsert: { points, update_mode: "upsert" } });
    const failure = await double.query([request]).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (failure instanceof QdrantError && failure.status < 500) return failure;
  }
  return error;
}

/** All points that the first stages of a query return. */
async function candidates(request: QueryRequest, collection: BackendCollection): Promise<Point[]> {
  const first = leaves(request).map((stage) => ({
    ...stage,
    offset: 0,
    with_payload: true,
    with_vector: true,
  }));
  const answers = await collection.query(first);
  return answers.flatMap((points) => JSON.parse(points) as Point[]);
}

/** The stages without prefetches, each with the filters above it. */
function leaves(stage: Stage, above?: Filter): Stage[] {
  const filter = mergeFilters(above, stage.filter);
  if (stage.prefetch.length === 0) return [{ ...stage, filter }];
  return stage.prefetch.flatMap((inner) => leaves(inner, filter));
}
