import { wrongInput } from "./qdrant-error.ts";
import type { DenseVector, MultiVector, SparseVector, Vector } from "./vectors.ts";

/**
 * The vector that the recommend strategy `average_vector` searches for: avg(positive), or with negative examples
 * avg(positive) + avg(positive) − avg(negative). Arithmetic is in 32-bit floats, as Qdrant's; multivectors are put
 * together instead, the negative ones negated.
 *
 * @throws QdrantError without a positive example, or where dense, sparse and multivectors are mixed.
 * @example averageVector([[1, 0], [0, 1]], []) // [0.5, 0.5]
 */
export function averageVector(positive: readonly Vector[], negative: readonly Vector[]): Vector {
  const liked = mean(positive);
  if (negative.length === 0) return liked;
  const disliked = mean(negative);
  if (isDense(liked) && isDense(disliked)) {
    return liked.map((value, i) => f32(f32(value + value) - (disliked[i] ?? 0)));
  }
  if (isSparse(liked) && isSparse(disliked)) {
    return combine(liked, disliked, (like, dislike) => f32(f32(like + like) - dislike));
  }
  if (isMulti(liked) && isMulti(disliked)) {
    return [...liked, ...disliked.map((vector) => vector.map((value) => -value))];
  }
  throw wrongInput(
    "Positive and negative vectors should be of the same type, either all dense or all sparse or all multi",
  );
}

function mean(vectors: readonly Vector[]): Vector {
  const [first] = vectors;
  if (first === undefined) throw wrongInput("Positive vectors should not be empty with `average` strategy");
  if (vectors.every(isDense)) {
    const sum = vectors.reduce((a, b) => a.map((value, i) => f32(value + (b[i] ?? 0))));
    return sum.map((value) => f32(value / vectors.length));
  }
  if (vectors.every(isSparse)) {
    const { indices, values } = vectors.reduce((a, b) => combine(a, b, (x, y) => f32(x + y)));
    return { indices, values: values.map((value) => f32(value / vectors.length)) };
  }
  if (vectors.every(isMulti)) return vectors.flat();
  throw wrongInput("Can't average vectors with different types");
}

/** Merges two sparse vectors; a dimension that one of them lacks is 0 there. */
function combine(a: SparseVector, b: SparseVector, merge: (a: number, b: number) => number): SparseVector {
  const left = new Map(a.indices.map((index, i) => [index, a.values[i]!]));
  const right = new Map(b.indices.map((index, i) => [index, b.values[i]!]));
  const indices = [...new Set([...a.indices, ...b.indices])].sort((x, y) => x - y);
  return { indices, values: indices.map((index) => merge(left.get(index) ?? 0, right.get(index) ?? 0)) };
}

const f32 = Math.fround;

function isSparse(vector: Vector): vector is SparseVector {
  return "indices" in vector;
}

function isMulti(vector: Vector): vector is MultiVector {
  return Array.isArray(vector) && Array.isArray(vector[0]);
}

function isDense(vector: Vector): vector is DenseVector {
  return Array.isArray(vector) && !Array.isArray(vector[0]);
}
