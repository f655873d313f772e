import type { NamedVectors, SparseVector, User } from "../domain.ts";
import type { FeatureUser } from "../features/feature.ts";

/** Who asks: vectors in the items' spaces, and what the features know of a user. */
export type QueryUser = FeatureUser & Pick<User, "vector" | "vectors">;

/** What a request says of a vector that is searched with, and of the items' where that has a name. */
export interface WireQuery {
  readonly query: number[] | { readonly indices: number[]; readonly values: number[] };
  readonly using?: string;
}

/** One prefetch: a vector of the items, and how a query searches it. */
export interface Retriever {
  readonly name: string;
  /** What it scores an item that it cannot score, in a formula; a finite 32-bit number. */
  readonly missing: number;
  wire(user: QueryUser): WireQuery;
}

/** Which vectors a retriever compares. */
export interface RetrieverVector {
  readonly name: string;
  /** The name of the users' and items' vectors in the dataset; undefined for those without a name. */
  readonly space: string | undefined;
  /** The name of the items' vector in the collection, where it has one. */
  readonly using: string | undefined;
  /** See `Retriever`; 0 by default, which is exact where vectors are sparse. */
  readonly missing?: number | undefined;
}

/** A retriever for users whose vectors are named as in the dataset. */
export function createRetriever({ name, space, using, missing = 0 }: RetrieverVector): Retriever {
  return {
    name,
    missing,
    wire: (user) => ({
      query: wireVector(vectorOf(user, space)),
      ...(using === undefined ? {} : { using }),
    }),
  };
}

/**
 * A vector of a user or an item.
 *
 * @param space Undefined for the one without a name.
 */
export function vectorIn(
  { vector, vectors }: { readonly vector: Float32Array; readonly vectors?: NamedVectors },
  space: string | undefined,
): NamedVectors[string] | undefined {
  if (space === undefined) return vector;
  return vectors !== undefined && Object.hasOwn(vectors, space) ? vectors[space] : undefined;
}

/** Whether a vector gives only the numbers that are not 0. */
export function isSparse(vector: NamedVectors[string]): vector is SparseVector {
  return "indices" in vector;
}

function vectorOf(user: QueryUser, space: string | undefined): NamedVectors[string] {
  const vector = vectorIn(user, space);
  if (vector === undefined) throw new RangeError(`the user has no vector ${space}`);
  return vector;
}

/** A vector as a request has it. */
export function wireVector(vector: NamedVectors[string]): WireQuery["query"] {
  if (!isSparse(vector)) return Array.from(vector);
  return { indices: Array.from(vector.indices), values: Array.from(vector.values) };
}
