import {
  type CollectionConfig,
  type Datatype,
  denseVectors,
  type HnswConfig,
  type QuantizationConfig,
  type SparseVectorParams,
  sparseVectors,
  type VectorParams,
} from "../server/collection-config.ts";
import type { Tree } from "./tree.ts";

/**
 * A collection's settings as `qdrant_edge.EdgeConfig`.
 *
 * @param durable Whether updates go to a log that a killed process is recovered from.
 */
export function configTree(config: CollectionConfig, durable: boolean): Tree {
  const { hnsw_config, optimizer_config, params } = config;
  return [
    "EdgeConfig",
    Object.fromEntries([...denseVectors(config)].map(([name, vector]) => [name, denseTree(vector, config)])),
    Object.fromEntries([...sparseVectors(config)].map(([name, vector]) => [name, sparseTree(vector)])),
    params.on_disk_payload ?? null,
    hnswTree(hnsw_config),
    quantizationTree(config.quantization_config),
    [
      "EdgeOptimizersConfig",
      optimizer_config.deleted_threshold ?? null,
      optimizer_config.vacuum_min_vector_number ?? null,
      optimizer_config.default_segment_number || null,
      optimizer_config.max_segment_size ?? null,
      optimizer_config.indexing_threshold ?? null,
      optimizer_config.prevent_unoptimized ?? null,
    ],
    null,
    null,
    null,
    null,
    durable,
  ];
}

function denseTree(vector: VectorParams, { hnsw_config }: CollectionConfig): Tree {
  return [
    "EdgeVectorParams",
    vector.size,
    [`Distance.${vector.distance}`],
    vector.on_disk ?? null,
    vector.multivector_config ? ["MultiVectorConfig", ["MultiVectorComparator.MaxSim"]] : null,
    datatypeTree(vector.datatype),
    quantizationTree(vector.quantization_config),
    vector.hnsw_config ? hnswTree({ ...hnsw_config, ...vector.hnsw_config }) : null,
  ];
}

function sparseTree({ index, modifier }: SparseVectorParams): Tree {
  return [
    "EdgeSparseVectorParams",
    index?.full_scan_threshold ?? null,
    index?.on_disk ?? null,
    modifier === "idf" ? ["Modifier.Idf"] : null,
    datatypeTree(index?.datatype),
  ];
}

function hnswTree(hnsw: HnswConfig): Tree {
  return [
    "HnswIndexConfig",
    hnsw.m,
    hnsw.ef_construct,
    hnsw.full_scan_threshold,
    hnsw.max_indexing_threads ?? 0,
    hnsw.on_disk ?? null,
    hnsw.payload_m ?? null,
    hnsw.inline_storage ?? null,
  ];
}

function datatypeTree(datatype: Datatype | undefined): Tree {
  return datatype ? [`VectorStorageDatatype.${pascal(datatype)}`] : null;
}

function quantizationTree(quantization: QuantizationConfig | null | undefined): Tree {
  if (!quantization) return null;
  if ("scalar" in quantization) {
    const { quantile, always_ram } = quantization.scalar;
    return ["ScalarQuantizationConfig", ["ScalarType.Int8"], quantile ?? null, always_ram ?? null];
  }
  if ("product" in quantization) {
    const { compression, always_ram } = quantization.product;
    return [
      "ProductQuantizationConfig",
      [`CompressionRatio.${compression.toUpperCase()}`],
      always_ram ?? null,
    ];
  }
  if ("binary" in quantization) {
    const { always_ram, encoding, query_encoding } = quantization.binary;
    return [
      "BinaryQuantizationConfig",
      always_ram ?? null,
      encoding ? [`BinaryQuantizationEncoding.${pascal(encoding)}`] : null,
      query_encoding
        ? [`BinaryQuantizationQueryEncoding.${pascal(query_encoding).replace("bits", "Bits")}`]
        : null,
    ];
  }
  const { always_ram, bits } = quantization.turbo;
  return [
    "TurboQuantQuantizationConfig",
    always_ram ?? null,
    bits ? [`TurboQuantBitSize.${pascal(bits)}`] : null,
  ];
}

/** `one_and_half_bits` → `OneAndHalfBits`. */
function pascal(snake: string): string {
  return snake.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
