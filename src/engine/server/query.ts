import type { Formula } from "./expression.ts";
import type { Filter } from "./filter.ts";
import type { Vector } from "./vectors.ts";

/** A query with its defaults filled in and every point id replaced by that point's vector. */
export interface QueryRequest<V = Vector> extends Stage<V> {
  /** How many of the best points the answer leaves out. */
  readonly offset: number;
  readonly with_payload: PayloadSelector;
  readonly with_vector: VectorSelector;
}

/** A part of a query that ranks points: all that match the filter, or what its prefetches return. */
export interface Stage<V = Vector> {
  readonly prefetch: readonly Stage<V>[];
  /** Without a query, points come in the order of their ids with score 1. */
  readonly query?: Query<V> | undefined;
  /** The vector that the query is compared with; `""` is the unnamed one. */
  readonly using: string;
  readonly filter?: Filter | undefined;
  readonly params?: SearchParams | undefined;
  readonly score_threshold?: number | undefined;
  /** At least 1. */
  readonly limit: number;
}

/** What points are ranked by; `V` is a vector, or in a request also the id of a point. */
export type Query<V = Vector> =
  | { readonly nearest: V; readonly mmr?: Mmr }
  | { readonly recommend: Recommend<V> }
  | { readonly discover: { readonly target: V; readonly context: readonly ContextPair<V>[] } }
  | { readonly context: readonly ContextPair<V>[] }
  | { readonly relevance_feedback: RelevanceFeedback<V> }
  | { readonly order_by: OrderBy }
  | { readonly rrf: { readonly k: number; readonly weights?: readonly number[] } }
  | { readonly fusion: "dbsf" }
  | { readonly sample: "random" }
  | Formula;

export interface Mmr {
  /** From 0 (relevance alone) to 1 (variety alone). */
  readonly diversity: number;
  /** The stage's limit where it is missing. */
  readonly candidates_limit?: number;
}

export interface Recommend<V = Vector> {
  readonly positive: readonly V[];
  readonly negative: readonly V[];
  /** A backend never meets `average_vector`: it has become a `nearest` by then. */
  readonly strategy: "average_vector" | "best_score" | "sum_scores";
}

export interface ContextPair<V = Vector> {
  readonly positive: V;
  readonly negative: V;
}

export interface RelevanceFeedback<V = Vector> {
  readonly target: V;
  readonly feedback: readonly { readonly example: V; readonly score: number }[];
  readonly strategy: FeedbackStrategy;
}

export interface FeedbackStrategy {
  readonly naive: { readonly a: number; readonly b: number; readonly c: number };
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
