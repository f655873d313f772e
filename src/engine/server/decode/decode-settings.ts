import type { HnswConfig, OptimizersConfig, QuantizationConfig, WalConfig } from "../collection-config.ts";
import {
  between,
  type Decoder,
  f32,
  f64,
  flag,
  isMap,
  optional,
  struct,
  unsigned,
  untagged,
  word,
} from "./decoder.ts";
import { fail } from "./format-error.ts";

const count = optional(unsigned("usize"));

/** Beyond what is of use: the engine takes memory for as many links a point at once, and starts as many threads. */
const links = optional(unsigned("usize", 0, 4096));
const threads = optional(unsigned("usize", 0, 1024));

/** Settings of the HNSW graph; the rest keep their defaults. */
export const hnsw = struct<Partial<HnswConfig>>("HnswConfigDiff", {
  m: links,
  ef_construct: optional(unsigned("usize", 4)),
  full_scan_threshold: count,
  max_indexing_threads: threads,
  on_disk: optional(flag),
  payload_m: links,
  inline_storage: optional(flag),
});

export const optimizers = struct<Partial<OptimizersConfig>>("OptimizersConfigDiff", {
  deleted_threshold: optional(between(0, 1, f64)),
  vacuum_min_vector_number: optional(unsigned("usize", 100)),
  default_segment_number: count,
  max_segment_size: count,
  memmap_threshold: count,
  indexing_threshold: count,
  flush_interval_sec: optional(unsigned("u64")),
  max_optimization_threads: optional((value, issues) =>
    value === "auto" ? null : unsigned("usize")(value, issues),
  ),
  prevent_unoptimized: optional(flag),
});

export const wal = struct<Partial<WalConfig>>("WalConfigDiff", {
  wal_capacity_mb: optional(unsigned("usize", 1)),
  wal_segments_ahead: count,
  wal_retain_closed: optional(unsigned("usize", 1)),
});

const always_ram = optional(flag);
const QUANTIZATIONS = {
  scalar: struct("ScalarQuantizationConfig", {
    type: word("int8"),
    quantile: optional(between(0.5, 1, f32)),
    always_ram,
  }),
  product: struct("ProductQuantizationConfig", {
    compression: word("x4", "x8", "x16", "x32", "x64"),
    always_ram,
  }),
  binary: struct("BinaryQuantizationConfig", {
    always_ram,
    encoding: optional(word("one_bit", "two_bits", "one_and_half_bits")),
    query_encoding: optional(word("default", "binary", "scalar4bits", "scalar8bits")),
  }),
  turbo: struct("TurboQuantQuantizationConfig", {
    always_ram,
    bits: optional(word("bits1", "bits1_5", "bits2", "bits4")),
  }),
};

export const quantization: Decoder<QuantizationConfig> = untagged(
  "data did not match any variant of untagged enum QuantizationConfig",
  (value, issues) => {
    for (const [kind, decode] of Object.entries(QUANTIZATIONS)) {
      if (isMap(value) && kind in value)
        return { [kind]: decode(value[kind], issues) } as unknown as QuantizationConfig;
    }
    return fail(value, "a quantization");
  },
);
