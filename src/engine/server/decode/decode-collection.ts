import type {
  CollectionParams,
  HnswConfig,
  OptimizersConfig,
  QuantizationConfig,
  SparseVectorParams,
  VectorParams,
  WalConfig,
} from "../collection-config.ts";
import { notSupported } from "../qdrant-error.ts";
import { hnsw, optimizers, quantization, wal } from "./decode-settings.ts";
import { type Decoder, flag, isMap, mapOf, optional, struct, unsigned, untagged, word } from "./decoder.ts";
import { FormatError, fail } from "./format-error.ts";

const datatype = word("float32", "uint8", "float16");

const sizeInBounds = unsigned("u64", 1, 65536);
const size: Decoder<number> = (value, issues) => {
  if (value === 0) throw new FormatError("invalid value: integer `0`, expected a nonzero u64");
  return sizeInBounds(value, issues);
};

/** More would be of no use, and takes the memory of every shard at once. */
const shards = unsigned("u32", 1, 1000);

/** The engine has a folder for each vector, with its name behind fifteen letters; a name may have 255 bytes. */
const LONGEST_NAME = 240;

/** Vectors by their names. */
function named<T>(vector: Decoder<T>): Decoder<{ readonly [name: string]: T }> {
  const vectors = mapOf(vector);
  return (value, issues) => {
    const result = vectors(value, issues);
    for (const name of Object.keys(result)) {
      if (name.includes("\0"))
        issues.push({ path: "", text: `vector name ${JSON.stringify(name)} holds NUL` });
      const bytes = Buffer.byteLength(name);
      if (bytes <= LONGEST_NAME) continue;
      const text = `vector name ${JSON.stringify(name)} has ${bytes} bytes, must have at most ${LONGEST_NAME}`;
      issues.push({ path: "", text });
    }
    return result;
  };
}

const vectorParams = struct<VectorParams>("VectorParams", {
  size,
  distance: word("Cosine", "Euclid", "Dot", "Manhattan"),
  hnsw_config: optional(hnsw),
  quantization_config: optional(quantization),
  on_disk: optional(flag),
  datatype: optional(datatype),
  multivector_config: optional(struct("MultiVectorConfig", { comparator: word("max_sim") })),
});

const vectors: Decoder<NonNullable<CollectionParams["vectors"]>> = untagged(
  "data did not match any variant of untagged enum VectorsConfig",
  (value, issues) =>
    isMap(value) && typeof value.size === "number"
      ? vectorParams(value, issues)
      : named(vectorParams)(value, issues),
);

const sparseVectors = named(
  struct<SparseVectorParams>("SparseVectorParams", {
    index: optional(
      struct<NonNullable<SparseVectorParams["index"]>>("SparseIndexParams", {
        full_scan_threshold: optional(unsigned("usize")),
        on_disk: optional(flag),
        datatype: optional(datatype),
      }),
    ),
    modifier: optional(word("none", "idf")),
  }),
);

/** Settings that need a cluster or strict mode: their defaults are fine, anything else would be a promise. */
const notHere = struct<{ [key: string]: undefined }>("CreateCollection", {
  replication_factor: only((value) => value === 1, "replication_factor"),
  write_consistency_factor: only((value) => value === 1, "write_consistency_factor"),
  sharding_method: only((value) => value === "auto", "sharding_method"),
  strict_mode_config: only((value) => !isMap(value) || value.enabled !== true, "strict_mode_config"),
});

function only(allowed: (value: unknown) => boolean, name: string): Decoder<undefined> {
  return (value) => {
    if (value === undefined || value === null || allowed(value)) return undefined;
    throw notSupported(`${name}: ${JSON.stringify(value)}`);
  };
}

type Metadata = { readonly [key: string]: unknown };
const metadata: Decoder<Metadata> = (value) => (isMap(value) ? value : fail(value, "a map"));

export interface CreateCollection {
  readonly vectors?: CollectionParams["vectors"];
  readonly sparse_vectors?: { readonly [name: string]: SparseVectorParams };
  readonly shard_number?: number;
  readonly on_disk_payload?: boolean;
  readonly hnsw_config?: Partial<HnswConfig>;
  readonly optimizers_config?: Partial<OptimizersConfig>;
  readonly wal_config?: Partial<WalConfig>;
  readonly quantization_config?: QuantizationConfig;
  readonly metadata?: Metadata;
}

const createParts = struct<CreateCollection>("CreateCollection", {
  vectors: optional(vectors),
  sparse_vectors: optional(sparseVectors),
  shard_number: optional(shards),
  on_disk_payload: optional(flag),
  hnsw_config: optional(hnsw),
  optimizers_config: optional(optimizers),
  wal_config: optional(wal),
  quantization_config: optional(quantization),
  metadata: optional(metadata),
});

/** The body of `PUT /collections/{name}`. */
export const createCollection: Decoder<CreateCollection> = (value, issues) => {
  const parts = createParts(value, issues);
  notHere(value, issues);
  return parts;
};

export interface UpdateCollection {
  readonly vectors?: { readonly [name: string]: VectorChange };
  readonly sparse_vectors?: { readonly [name: string]: SparseVectorParams };
  readonly params?: { readonly on_disk_payload?: boolean };
  readonly hnsw_config?: Partial<HnswConfig>;
  readonly optimizers_config?: Partial<OptimizersConfig>;
  readonly quantization_config?: QuantizationConfig | "Disabled";
  readonly metadata?: Metadata;
}

export interface VectorChange {
  readonly hnsw_config?: Partial<HnswConfig>;
  readonly quantization_config?: QuantizationConfig | "Disabled";
  readonly on_disk?: boolean;
}

const quantizationChange: Decoder<QuantizationConfig | "Disabled"> = (value, issues) =>
  value === "Disabled" ? value : quantization(value, issues);

const updateParts = struct<UpdateCollection>("UpdateCollection", {
  vectors: optional(
    mapOf(
      struct<VectorChange>("VectorParamsDiff", {
        hnsw_config: optional(hnsw),
        quantization_config: optional(quantizationChange),
        on_disk: optional(flag),
      }),
    ),
  ),
  sparse_vectors: optional(sparseVectors),
  params: optional(struct("CollectionParamsDiff", { on_disk_payload: optional(flag) })),
  hnsw_config: optional(hnsw),
  optimizers_config: optional(optimizers),
  quantization_config: optional(quantizationChange),
  metadata: optional(metadata),
});

/** The body of `PATCH /collections/{name}`. */
export const updateCollection: Decoder<UpdateCollection> = (value, issues) => {
  const parts = updateParts(value, issues);
  notHere((value as UpdateCollection).params ?? {}, issues);
  notHere(value, issues);
  return parts;
};
