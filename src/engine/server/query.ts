import type { Formula } from "./expression.ts";
import type { Filter } from "./filter.ts";
import type { Vector } from "./vectors.ts";

/** A query with its defaults filled in and every point id replaced by that point's vector. */
export interface QueryRequest extends Stage {
  /** How many of the best points the answer leaves out. */
  readonly offset: number;
  readonly with_payload: PayloadSelector;
  readonly with_vector: VectorSelector;
}

/** A part of a query that ranks points: all that match the filter, or what its prefetches return. */
export interface Stage {
  readonly prefetch: readonly Stage[];
  /** Without a query, points come in the order of their ids with score 1. */
  readonly query: Query | undefined;
  /** The vector that the query is compared with; `""` is the unnamed one. */
  readonly using: string;
  readonly filter: Filter | undefined;
  readonly params: SearchParams | undefined;
  readonly score_threshold: number | undefined;
  /** At least 1. */
  readonly limit: number;
}

export type Query =
  | {
      readonly nearest: Vector;
      readonly mmr?: { readonly diversity: number; readonly candidates_limit: number };
    }
  | {
      readonly recommend: {
        readonly positive: readonly Vector[];
        readonly negative: readonly Vector[];
        /** The strategy `average_vector` has become a `nearest` already. */
        readonly strategy: "best_score" | "sum_scores";
      };
    }
  | { readonly discover: { readonly target: Vector; readonly context: readonly ContextPair[] } }
  | { readonly context: readonly ContextPair[] }
  | {
      readonly relevance_feedback: {
        readonly target: Vector;
        readonly feedback: readonly { readonly example: Vector; readonly score: number }[];
        readonly strategy: { readonly naive: { readonly a: number; readonly b: number; readonly c: number } };
      };
    }
  | { readonly order_by: OrderBy }
  | { readonly rrf: { readonly k: number; readonly weights?: readonly number[] } }
  | { readonly fusion: "dbsf" }
  | { readonly sample: "random" }
  | Formula;

export interface ContextPair {
  readonly positive: Vector;
  readonly negative: Vector;
}

export interface OrderBy {
  readonly key: string;
  readonly direction: "asc" | "desc";
  readonly start_from?: number | string;
}

export interface SearchParams {
  readonly hnsw_ef?: number;
  readonly exact?: boolean;
  readonly quantization?: {
    readonly ignore?: boolean;
    readonly rescore?: boolean;
    readonly oversampling?: number;
  };
  readonly indexed_only?: boolean;
  readonly acorn?: { readonly enable?: boolean; readonly max_selectivity?: number };
}

export type PayloadSelector =
  | boolean
  | { readonly include: readonly string[] }
  | { readonly exclude: readonly string[] };
export type VectorSelector = boolean | readonly string[];
