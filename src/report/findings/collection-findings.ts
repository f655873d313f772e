import type { Bm25Check } from "../../analysis/validity/collection-check.ts";

/** What findings on the collection, and on how its vectors were made, have to say. */
export interface CollectionFindingValues {
  /** Labels of items that the collection does not hold, which are left out. */
  "labels-absent": { readonly labels: number; readonly ofLabels: number; readonly items: number };
  "collection-not-green": { readonly collection: string; readonly status: string };
  /** Fewer vectors have an index than the optimizer is to give one. */
  "vectors-not-indexed": { readonly collection: string; readonly vectors: number; readonly of: number };
  /** Searches by a quantization give its scores, unless they ask for those of the vectors. */
  "quantized-without-rescoring": {
    readonly vectors: readonly { readonly vector: string; readonly quantization: string }[];
  };
  /** Common and rare words count alike. */
  "sparse-without-idf": { readonly vectors: readonly string[] };
  /** BM25 vectors were made with an average length that is not that of the texts. */
  "bm25-average-length": Bm25Check;
  /** Conditions on paths without an index. */
  "filters-without-index": { readonly paths: readonly string[] };
  /** The index does not hold the numbers that are not whole. */
  "integer-index-on-floats": { readonly paths: readonly { readonly path: string; readonly items: number }[] };
}
