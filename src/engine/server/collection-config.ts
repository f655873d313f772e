/** All settings of a collection with their defaults filled in, as `GET /collections/{name}` shows them. */
export interface CollectionConfig {
  readonly params: CollectionParams;
  readonly hnsw_config: HnswConfig;
  readonly optimizer_config: OptimizersConfig;
  readonly wal_config: WalConfig;
  readonly quantization_config: QuantizationConfig | null;
  readonly strict_mode_config?: { readonly enabled: boolean };
  readonly metadata?: { readonly [key: string]: unknown };
}

export interface CollectionParams {
  /** The parameters of the one unnamed vector, or those of each vector by its name. */
  readonly vectors?: VectorParams | { readonly [name: string]: VectorParams };
  readonly sparse_vectors?: { readonly [name: string]: SparseVectorParams };
  readonly shard_number: number;
  readonly replication_factor: number;
  readonly write_consistency_factor: number;
  readonly on_disk_payload: boolean;
}

export interface VectorParams {
  readonly size: number;
  readonly distance: Distance;
  readonly hnsw_config?: Partial<HnswConfig>;
  readonly quantization_config?: QuantizationConfig;
  readonly on_disk?: boolean;
  readonly datatype?: Datatype;
  readonly multivector_config?: { readonly comparator: "max_sim" };
}

export type Distance = "Cosine" | "Euclid" | "Dot" | "Manhattan";
export type Datatype = "float32" | "float16" | "uint8";

export interface SparseVectorParams {
  readonly index?: {
    readonly full_scan_threshold?: number;
    readonly on_disk?: boolean;
    readonly datatype?: Datatype;
  };
  readonly modifier?: "none" | "idf";
}

export interface HnswConfig {
  readonly m: number;
  readonly ef_construct: number;
  /** Below this many kilobytes of vectors a segment is scanned even where it has a graph. */
  readonly full_scan_threshold: number;
  readonly max_indexing_threads?: number;
  readonly on_disk?: boolean;
  readonly payload_m?: number;
  readonly inline_storage?: boolean;
}

export interface OptimizersConfig {
  readonly deleted_threshold: number;
  readonly vacuum_min_vector_number: number;
  /** 0 leaves the number to the engine. */
  readonly default_segment_number: number;
  readonly max_segment_size: number | null;
  readonly memmap_threshold: number | null;
  /** From this many kilobytes of vectors a segment gets an HNSW graph; 0 means never. */
  readonly indexing_threshold: number | null;
  readonly flush_interval_sec: number;
  readonly max_optimization_threads: number | null;
  readonly prevent_unoptimized?: boolean;
}

export interface WalConfig {
  readonly wal_capacity_mb: number;
  readonly wal_segments_ahead: number;
  readonly wal_retain_closed: number;
}

export type QuantizationConfig =
  | { readonly scalar: { readonly type: "int8"; readonly quantile?: number; readonly always_ram?: boolean } }
  | { readonly product: { readonly compression: Compression; readonly always_ram?: boolean } }
  | {
      readonly binary: {
        readonly always_ram?: boolean;
        readonly encoding?: "one_bit" | "two_bits" | "one_and_half_bits";
        readonly query_encoding?: "default" | "binary" | "scalar4bits" | "scalar8bits";
      };
    }
  | {
      readonly turbo: {
        readonly always_ram?: boolean;
        readonly bits?: "bits1" | "bits1_5" | "bits2" | "bits4";
      };
    };
export type Compression = "x4" | "x8" | "x16" | "x32" | "x64";

/** The dense and multi-vectors of a collection by name; the unnamed one has the name `""`. */
export function denseVectors(config: CollectionConfig): ReadonlyMap<string, VectorParams> {
  const { vectors } = config.params;
  if (vectors === undefined) return new Map();
  return isSingle(vectors) ? new Map([["", vectors]]) : new Map(Object.entries(vectors));
}

/** The sparse vectors of a collection by name. */
export function sparseVectors(config: CollectionConfig): ReadonlyMap<string, SparseVectorParams> {
  return new Map(Object.entries(config.params.sparse_vectors ?? {}));
}

function isSingle(
  vectors: VectorParams | { readonly [name: string]: VectorParams },
): vectors is VectorParams {
  return typeof vectors.size === "number";
}
