import type { CollectionParams, VectorParams } from "../../server/collection-config.ts";
import { notSupported } from "../../server/qdrant-error.ts";
import { DEFAULT_VECTOR } from "../../server/vectors.ts";
import { DenseVectors } from "./dense-vectors.ts";
import { METRICS } from "./distance-metrics.ts";
import { MultiVectors } from "./multi-vectors.ts";
import { SparseVectors } from "./sparse-vectors.ts";
import type { VectorStore } from "./vector-store.ts";

/**
 * Makes an empty store for each vector of a collection, by name. Settings of HNSW and quantization change nothing: the
 * search is exact.
 *
 * @throws QdrantError 501 for a data type other than 32-bit floats.
 */
export function createStores({
  vectors = {},
  sparse_vectors = {},
}: CollectionParams): ReadonlyMap<string, VectorStore> {
  const dense = isSingle(vectors) ? { [DEFAULT_VECTOR]: vectors } : vectors;
  return new Map<string, VectorStore>([
    ...Object.entries(dense).map(([name, params]) => [name, createStore(params)] as const),
    ...Object.entries(sparse_vectors).map(
      ([name, { modifier }]) => [name, new SparseVectors(modifier === "idf")] as const,
    ),
  ]);
}

function createStore({
  size,
  distance,
  datatype = "float32",
  multivector_config: multi,
}: VectorParams): VectorStore {
  if (datatype !== "float32") throw notSupported(`vectors of the data type ${datatype}`);
  return multi ? new MultiVectors(size, METRICS[distance]) : new DenseVectors(size, METRICS[distance]);
}

function isSingle(vectors: NonNullable<CollectionParams["vectors"]>): vectors is VectorParams {
  return typeof vectors.size === "number";
}
