import type { ItemId } from "../../domain.ts";

/** One value a dimension, as 32-bit floats widened to numbers. */
export type DenseVector = readonly number[];
/** Several dense vectors of one length, for a vector with a `multivector_config`. */
export type MultiVector = readonly DenseVector[];
/** `values[i]` belongs to the dimension `indices[i]`; every other dimension is 0. */
export interface SparseVector {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}
export type Vector = DenseVector | MultiVector | SparseVector;

/** The vectors of one point: the unnamed one alone, or each by its name. */
export type PointVectors = DenseVector | MultiVector | VectorMap;
export type VectorMap = { readonly [name: string]: Vector };

/** What a collection calls the vector of a collection with a single, unnamed one. */
export const DEFAULT_VECTOR = "";

/** An example in a query: a vector, or the id of the point whose vector is meant. */
export type VectorInput = Vector | { readonly id: ItemId };
