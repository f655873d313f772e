import { randomUUID } from "node:crypto";
import type { QdrantClient } from "@qdrant/js-client-rest";
import type { Dataset } from "../domain.ts";
import { worldError } from "../errors.ts";
import type { Feature } from "../features/feature.ts";
import { mergePaths } from "../features/merge-paths.ts";
import { scoreVectors } from "../features/score-vectors.ts";
import type { SimilarityName } from "../model/similarity.ts";
import { worldErrorFrom } from "./request-error.ts";
import { type VectorLayout, vectorLayout } from "./vector-layout.ts";

const COLLECTION_PREFIX = "qdrant-rank-eval";
const BATCH_POINTS = 500;

/** A collection that this run made, filled and will delete; disposing it deletes it. */
export interface SeededCollection extends AsyncDisposable {
  readonly name: string;
  /** The name of the items' own vector, where it has one. */
  readonly using: string | undefined;
}

export interface SeedOptions {
  /** Part of the collection's name, so that a person finds whose it is. */
  readonly experiment: string;
  readonly distance: SimilarityName;
  /** Every payload path that they read gets its index before the upload, and every further vector a place. */
  readonly features: readonly Feature[];
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Makes a collection of a new, random name, indexes what the formula reads, uploads all items and verifies their number.
 *
 * One shard and one segment: the prefetch limit then is the number of candidates, and every search is exact.
 *
 * @throws HarnessError `world` when Qdrant refuses or cannot be reached; what was made is deleted again.
 */
export async function seedCollection(
  client: QdrantClient,
  dataset: Dataset,
  { experiment, distance, features, onProgress }: SeedOptions,
): Promise<SeededCollection> {
  const name = `${COLLECTION_PREFIX}-${experiment}-${randomUUID().slice(0, 8)}`;
  const paths = mergePaths(features, dataset.users);
  const layout = vectorLayout(dataset.dimensions, distance, scoreVectors(features));
  const remove = async () => {
    await client.deleteCollection(name).catch(worldErrorFrom(`deleting collection ${name}`));
  };
  await client
    .createCollection(name, {
      vectors: layout.config,
      shard_number: 1,
      replication_factor: 1,
      optimizers_config: { default_segment_number: 1 },
    })
    .catch(worldErrorFrom(`creating collection ${name}`));
  try {
    for (const { path, index } of paths) {
      await client
        .createPayloadIndex(name, { field_name: path, field_schema: index, wait: true })
        .catch(worldErrorFrom(`indexing ${path} in collection ${name}`));
    }
    await uploadItems(client, name, dataset, layout, onProgress);
  } catch (error) {
    await remove().catch(() => undefined);
    throw error;
  }
  return { name, using: layout.using, [Symbol.asyncDispose]: remove };
}

async function uploadItems(
  client: QdrantClient,
  name: string,
  dataset: Dataset,
  layout: VectorLayout,
  onProgress: SeedOptions["onProgress"],
): Promise<void> {
  const total = dataset.items.length;
  for (let start = 0; start < total; start += BATCH_POINTS) {
    const points = dataset.items.slice(start, start + BATCH_POINTS).map((item) => ({
      id: item.id,
      vector: layout.ofItem(item),
      payload: { ...item.payload },
    }));
    await client
      .upsert(name, { points, wait: true })
      .catch(worldErrorFrom(`uploading items to collection ${name}`));
    onProgress?.(Math.min(start + BATCH_POINTS, total), total);
  }
  const { count } = await client
    .count(name, { exact: true })
    .catch(worldErrorFrom(`counting the items of collection ${name}`));
  if (count !== total) {
    throw worldError(
      `collection ${name} holds ${count} items after ${total} were uploaded; run the experiment again`,
    );
  }
}
