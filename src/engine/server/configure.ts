import type { CollectionConfig, CollectionParams, VectorParams } from "./collection-config.ts";
import type { CreateCollection, UpdateCollection, VectorChange } from "./decode/decode-collection.ts";
import { wrongInput } from "./qdrant-error.ts";

/** The settings of a new collection: Qdrant 1.18's defaults, and what the request says otherwise. */
export function newConfig(body: CreateCollection): CollectionConfig {
  return {
    params: {
      ...(body.vectors && { vectors: body.vectors }),
      shard_number: body.shard_number ?? 1,
      replication_factor: 1,
      write_consistency_factor: 1,
      on_disk_payload: body.on_disk_payload ?? true,
      ...(body.sparse_vectors && { sparse_vectors: body.sparse_vectors }),
    },
    hnsw_config: {
      m: 16,
      ef_construct: 100,
      full_scan_threshold: 10_000,
      max_indexing_threads: 0,
      on_disk: false,
      ...body.hnsw_config,
    },
    optimizer_config: {
      deleted_threshold: 0.2,
      vacuum_min_vector_number: 1000,
      default_segment_number: 0,
      max_segment_size: null,
      memmap_threshold: null,
      indexing_threshold: 10_000,
      flush_interval_sec: 5,
      max_optimization_threads: null,
      ...body.optimizers_config,
    },
    wal_config: { wal_capacity_mb: 32, wal_segments_ahead: 0, wal_retain_closed: 1, ...body.wal_config },
    quantization_config: body.quantization_config ?? null,
    ...(body.metadata && { metadata: body.metadata }),
  };
}

/**
 * The settings after a `PATCH`; what the request does not name stays.
 *
 * @throws QdrantError where it names a vector that the collection does not have.
 */
export function changedConfig(config: CollectionConfig, body: UpdateCollection): CollectionConfig {
  return {
    ...config,
    params: {
      ...config.params,
      ...body.params,
      ...(body.vectors && { vectors: changedVectors(config.params.vectors, body.vectors) }),
      ...(body.sparse_vectors && { sparse_vectors: changedSparse(config.params, body.sparse_vectors) }),
    },
    hnsw_config: { ...config.hnsw_config, ...body.hnsw_config },
    optimizer_config: { ...config.optimizer_config, ...body.optimizers_config },
    quantization_config: changedQuantization(config.quantization_config, body.quantization_config) ?? null,
    ...(body.metadata && { metadata: { ...config.metadata, ...body.metadata } }),
  };
}

type Vectors = NonNullable<CollectionParams["vectors"]>;

function changedVectors(
  vectors: Vectors | undefined,
  changes: { readonly [name: string]: VectorChange },
): Vectors {
  let changed: Vectors = vectors ?? {};
  for (const [name, change] of Object.entries(changes)) {
    if (name === "" && typeof changed.size === "number") {
      changed = changedVector(changed as VectorParams, change);
      continue;
    }
    const params = (changed as { readonly [name: string]: VectorParams })[name];
    if (!params) throw wrongInput(`Not existing vector name error: ${name}`);
    changed = { ...changed, [name]: changedVector(params, change) };
  }
  return changed;
}

function changedVector(params: VectorParams, change: VectorChange): VectorParams {
  const { quantization_config: before, ...rest } = params;
  const quantization_config = changedQuantization(before, change.quantization_config);
  return {
    ...rest,
    ...(change.on_disk !== undefined && { on_disk: change.on_disk }),
    ...(change.hnsw_config && { hnsw_config: { ...params.hnsw_config, ...change.hnsw_config } }),
    ...(quantization_config && { quantization_config }),
  };
}

function changedSparse(
  { sparse_vectors = {} }: CollectionParams,
  changes: UpdateCollection["sparse_vectors"],
) {
  for (const name of Object.keys(changes ?? {})) {
    if (!sparse_vectors[name]) throw wrongInput(`Not existing vector name error: ${name}`);
  }
  const names = Object.keys(sparse_vectors);
  return Object.fromEntries(names.map((name) => [name, { ...sparse_vectors[name], ...changes?.[name] }]));
}

function changedQuantization<T>(
  before: T | null | undefined,
  change: T | "Disabled" | undefined,
): T | undefined {
  return change === "Disabled" ? undefined : (change ?? before ?? undefined);
}
