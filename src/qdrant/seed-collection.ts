import type { QdrantClient } from "@qdrant/js-client-rest";
import type { Dataset, Item } from "../domain.ts";
import { inputError, worldError } from "../errors.ts";
import type { Feature } from "../features/feature.ts";
import { mergePaths, type PathReader } from "../features/merge-paths.ts";
import { scoreVectors } from "../features/score-vectors.ts";
import type { SimilarityName } from "../model/similarity.ts";
import { batches, jsonBytes, megabytes, REQUEST_BYTES } from "./batches.ts";
import { buildIndex } from "./build-index.ts";
import type { Connection } from "./client.ts";
import type { CollectionMark } from "./own-collections.ts";
import { statusOf, worldErrorFrom } from "./request-error.ts";
import { countDenseVectors, type VectorIndex, type VectorLayout, vectorLayout } from "./vector-layout.ts";
import { OWN_PRECISION } from "./vector-precision.ts";

const BATCH_POINTS = 500;

/** A 32-bit number as JSON has about so many characters at most, its comma with it. */
const BYTES_A_NUMBER = 22;

/** A collection that holds the items; disposing it deletes it, if this run made it and does not keep it. */
export interface ItemCollection extends AsyncDisposable {
  readonly name: string;
  /** The name of the items' own vector, where it has one. */
  readonly using: string | undefined;
  /** Each shard takes its own nearest items, so that M candidates become up to `shards` · M. */
  readonly shards: number;
  /** How far a score may be from the similarity of the dataset's vectors, as a share of the product of their lengths. */
  readonly precision: number;
}

export interface SeedOptions {
  /** Part of the collection's name, so that a person finds whose it is. */
  readonly experiment: string;
  readonly distance: SimilarityName;
  /** Every payload path that they read gets its index before the upload, and every further vector a place. */
  readonly features: readonly Feature[];
  /** What else reads payload paths, which get their index too. */
  readonly filters?: readonly PathReader[];
  /** Into how many shards Qdrant divides the items; 1 by default. */
  readonly shards?: number;
  /** When the collection is deleted again; at the end of its use by default, and where it cannot be filled. */
  readonly removal?: "at-end" | "on-failure" | "never";
  readonly onProgress?: (done: number, total: number) => void;
  /** Builds this approximate index once all items are there. */
  readonly index?: VectorIndex;
}

/**
 * Makes a collection of a new, random name, indexes what the formula reads, uploads all items and verifies their number.
 *
 * One segment a shard, so that every search is exact, and one shard, unless more are to be tried: the prefetch limit
 * then is the number of candidates.
 *
 * @throws HarnessError `world` when Qdrant refuses or cannot be reached; what was made is deleted again.
 */
export async function seedCollection(
  { client, cleaner, own }: Pick<Connection, "client" | "cleaner" | "own">,
  dataset: Dataset,
  {
    experiment,
    distance,
    features,
    filters = [],
    shards = 1,
    removal = "at-end",
    onProgress,
    index,
  }: SeedOptions,
): Promise<ItemCollection> {
  const { name, mark } = own.claim(experiment);
  const paths = mergePaths([...features, ...filters], dataset.users);
  const layout = vectorLayout({ ...dataset, distance, further: scoreVectors(features) }, index);
  const remove = () => removeMarked(cleaner, name, mark);
  try {
    await createMarked(client, name, mark, { layout, shards, indexed: index !== undefined });
    for (const [done, { path, index }] of paths.entries()) {
      await client
        .createPayloadIndex(name, { field_name: path, field_schema: index, wait: true })
        .catch(worldErrorFrom(`indexing ${path} in collection ${name}`));
      onProgress?.(done + 1, paths.length);
    }
    await uploadItems(client, name, dataset, layout, onProgress);
    if (index !== undefined) await buildIndex(client, name, { denseVectors: countDenseVectors(dataset) });
  } catch (error) {
    // Should this fail too, both failures are told.
    await using _ = { [Symbol.asyncDispose]: removal === "never" ? nothing : remove };
    throw error;
  }
  return {
    name,
    using: layout.using,
    shards,
    precision: OWN_PRECISION,
    [Symbol.asyncDispose]: removal === "at-end" ? remove : nothing,
  };
}

async function createMarked(
  client: QdrantClient,
  name: string,
  mark: CollectionMark,
  { layout, shards, indexed }: { layout: VectorLayout; shards: number; indexed: boolean },
): Promise<void> {
  try {
    // The client's own method would leave the metadata out.
    await client.api().createCollection({
      collection_name: name,
      vectors: layout.config,
      ...(Object.keys(layout.sparse).length > 0 && { sparse_vectors: layout.sparse }),
      shard_number: shards,
      replication_factor: 1,
      // No graph grows while items arrive: one that is wanted is built once, from all of them.
      optimizers_config: { default_segment_number: 1, ...(indexed && { indexing_threshold: 0 }) },
      metadata: mark,
    });
  } catch (error) {
    const doing = `creating collection ${name}`;
    if (statusOf(error) !== 409) worldErrorFrom(doing)(error);
    // An earlier try may have made it, with its answer lost on the way, or is still at it.
    const { exists } = await client.collectionExists(name).catch(worldErrorFrom(doing));
    if (!exists) {
      throw worldError(
        `${doing} failed: Qdrant gave no answer in time, and is still at it; give it longer (--timeout), or see what holds it up`,
        { cause: error },
      );
    }
    if (!(await isMarked(client, name, mark))) worldErrorFrom(doing)(error);
  }
}

async function isMarked(client: QdrantClient, name: string, { run }: CollectionMark): Promise<boolean> {
  const { config } = await client.getCollection(name).catch(worldErrorFrom(`looking at collection ${name}`));
  return config.metadata?.run === run;
}

async function removeMarked(client: QdrantClient, name: string, mark: CollectionMark): Promise<void> {
  const doing = `deleting collection ${name}, which this run made and nobody needs,`;
  const { exists } = await client.collectionExists(name).catch(worldErrorFrom(doing));
  if (!exists || !(await isMarked(client, name, mark))) return;
  if (await client.deleteCollection(name).catch(worldErrorFrom(doing))) return;
  // An earlier try may have deleted it, with its answer lost on the way.
  const after = await client.collectionExists(name).catch(worldErrorFrom(doing));
  if (after.exists) throw worldError(`${doing} failed: Qdrant answered false, and it is still there`);
}

async function nothing(): Promise<void> {}

async function uploadItems(
  client: QdrantClient,
  name: string,
  dataset: Dataset,
  layout: VectorLayout,
  onProgress: SeedOptions["onProgress"],
): Promise<void> {
  const total = dataset.items.length;
  let uploaded = 0;
  for (const items of batches(dataset.items, BATCH_POINTS, itemBytes(layout))) {
    const points = items.map((item) => ({
      id: item.id,
      vector: layout.ofItem(item),
      payload: { ...item.payload },
    }));
    await client
      .upsert(name, { points, wait: true })
      .catch(worldErrorFrom(`uploading items to collection ${name}`));
    uploaded += items.length;
    onProgress?.(uploaded, total);
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

/**
 * Finds about how large an item is in a request.
 *
 * @throws HarnessError `input` for one that is larger than Qdrant takes.
 */
function itemBytes(layout: VectorLayout): (item: Item) => number {
  return (item) => {
    const vectors = layout.numbersOf(item) * BYTES_A_NUMBER;
    const payload = jsonBytes(item.payload);
    if (payload + vectors <= REQUEST_BYTES) return payload + vectors;
    const bytes = payload + jsonBytes(layout.ofItem(item));
    if (bytes <= REQUEST_BYTES) return bytes;
    throw inputError(
      `item ${item.id} is ${megabytes(bytes)} long, ${megabytes(payload)} of it payload, and Qdrant takes ${megabytes(REQUEST_BYTES)} in one request; leave out of its payload what no feature reads`,
    );
  };
}
