import type { Schemas } from "@qdrant/js-client-rest";
import type { CollectionFacts } from "../qdrant-rules/collection-facts.ts";
import type { Connection } from "./client.ts";
import { describeCollection } from "./describe-collection.ts";
import { denseVectors } from "./expected-vectors.ts";

/**
 * What Qdrant says of a collection, as far as it tells what spoils retrieval.
 *
 * @throws HarnessError as `describeCollection` does.
 */
export async function readFacts(client: Connection["client"], name: string): Promise<CollectionFacts> {
  const info = await describeCollection(client, name);
  const {
    params,
    quantization_config: quantizationOfAll,
    optimizer_config,
    strict_mode_config,
  } = info.config;
  const dense = Object.entries(denseVectors(params.vectors)).flatMap(([vector, found]) =>
    found === undefined
      ? []
      : [
          {
            ...{ name: vector, size: found.size },
            quantization: kindOf(found.quantization_config ?? quantizationOfAll),
          },
        ],
  );
  const strict = (strict_mode_config ?? {}) as Schemas["StrictModeConfigOutput"];
  return {
    name,
    status: info.status,
    points: info.points_count ?? 0,
    indexedVectors: info.indexed_vectors_count ?? 0,
    indexingThreshold: optimizer_config.indexing_threshold ?? 10_000,
    dense,
    withoutIdf: Object.entries(params.sparse_vectors ?? {}).flatMap(([vector, found]) =>
      found?.modifier === "idf" ? [] : [vector],
    ),
    indexes: new Map(
      Object.entries(info.payload_schema).flatMap(([path, index]) =>
        index === undefined ? [] : [[path, index.data_type] as const],
      ),
    ),
    ...(strict.enabled === true && {
      strictMode: {
        mostPoints: strict.max_query_limit ?? undefined,
        allowsExact: strict.search_allow_exact !== false,
        allowsUnindexed: strict.unindexed_filtering_retrieve !== false,
      },
    }),
  };
}

/** `{ "scalar": { … } }` is a scalar quantization. */
function kindOf(quantization: Schemas["CollectionConfig"]["quantization_config"]): string | undefined {
  return quantization === null || quantization === undefined ? undefined : Object.keys(quantization)[0];
}
