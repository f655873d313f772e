import { wrongInput } from "../../server/qdrant-error.ts";
import type { DenseVector, MultiVector, SparseVector, Vector } from "../../server/vectors.ts";

/** The similarity of the point in a slot to a query, as a 32-bit float; more is nearer. NaN where they share nothing. */
export type SlotScorer = (slot: number) => number;

/** The vectors of one name of all the points in a shard, by slot. */
export interface VectorStore {
  /** @throws QdrantError 400 for a vector of another kind or dimension than this store's. */
  check(vector: Vector): void;
  /** Replaces what the slot holds by a vector that passed `check`. */
  set(slot: number, vector: Vector): void;
  delete(slot: number): void;
  has(slot: number): boolean;
  /** The vector as it is stored, under `Cosine` brought to length 1. */
  get(slot: number): Vector;
  /** Prepares a query; throws like `check`. The scorer is for slots that have a vector. */
  scorer(query: Vector): SlotScorer;
  /** Turns a similarity into the score that users see. */
  readonly toScore: (similarity: number) => number;
  /** Whether the lower score is the better one. */
  readonly smallerIsBetter: boolean;
}

export function isSparse(vector: Vector): vector is SparseVector {
  return "indices" in vector;
}

export function isMulti(vector: Vector): vector is MultiVector {
  return Array.isArray(vector) && Array.isArray(vector[0]);
}

/** @throws QdrantError 400 where a dense vector has not `size` dimensions. */
export function checkDimension(vector: DenseVector, size: number): void {
  if (vector.length === size) return;
  throw wrongInput(`Vector dimension error: expected dim: ${size}, got ${vector.length}`);
}

/** 400: a sparse vector where another is wanted, or the reverse. */
export function wrongSparse(): Error {
  return wrongInput("Conversion between sparse and regular vectors failed");
}

/** 400: several vectors where one is wanted. */
export function wrongMulti(): Error {
  return wrongInput("Conversion between multi and regular vectors failed");
}
