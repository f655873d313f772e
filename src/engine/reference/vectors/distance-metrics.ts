import type { Distance } from "../../server/collection-config.ts";
import type { DenseVector } from "../../server/vectors.ts";

/** How a distance is computed: by a similarity, of which more is nearer, and a score that users see. */
export interface Metric {
  /** What is stored, and searched for, in place of a vector. */
  readonly prepare: (vector: DenseVector) => Float32Array;
  /** Compares the part of `a` from `start` on with all of `b`; summed in 64-bit, the rounding is up to the caller. */
  readonly similarity: (a: Float32Array, start: number, b: Float32Array) => number;
  /** Turns a 32-bit similarity into a 32-bit score; distances become positive. */
  readonly toScore: (similarity: number) => number;
  /** Whether the lower score is the better one. */
  readonly smallerIsBetter: boolean;
}

const toFloats = (vector: DenseVector) => Float32Array.from(vector);
const unchanged = (similarity: number) => similarity;

/** Cosine is the dot product of vectors that were brought to length 1; Euclid compares by the squared distance. */
export const METRICS: { readonly [distance in Distance]: Metric } = {
  Cosine: { prepare: normalize, similarity: dotProduct, toScore: unchanged, smallerIsBetter: false },
  Dot: { prepare: toFloats, similarity: dotProduct, toScore: unchanged, smallerIsBetter: false },
  Euclid: {
    prepare: toFloats,
    similarity: negativeSquaredDistance,
    toScore: (similarity) => Math.fround(Math.sqrt(Math.abs(similarity))),
    smallerIsBetter: true,
  },
  Manhattan: {
    prepare: toFloats,
    similarity: negativeManhattanDistance,
    toScore: Math.abs,
    smallerIsBetter: true,
  },
};

/** 2^-23 */
export const FLOAT32_EPSILON = 1.1920928955078125e-7;

/** Divides by the length; a vector of (nearly) length 0 or 1 stays as it is. */
function normalize(vector: DenseVector): Float32Array {
  const prepared = toFloats(vector);
  const squaredLength = Math.fround(dotProduct(prepared, 0, prepared));
  if (squaredLength < FLOAT32_EPSILON || Math.abs(squaredLength - 1) <= 1e-6) return prepared;
  const length = Math.fround(Math.sqrt(squaredLength));
  return prepared.map((x) => x / length);
}

/** Two sums instead of one let the processor overlap the additions. */
function dotProduct(a: Float32Array, start: number, b: Float32Array): number {
  let even = 0;
  let odd = 0;
  const last = b.length - 1;
  let i = 0;
  for (; i < last; i += 2) {
    even += a[start + i]! * b[i]!;
    odd += a[start + i + 1]! * b[i + 1]!;
  }
  return i === last ? even + odd + a[start + i]! * b[i]! : even + odd;
}

function negativeSquaredDistance(a: Float32Array, start: number, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) {
    const difference = a[start + i]! - b[i]!;
    sum += difference * difference;
  }
  return -sum;
}

function negativeManhattanDistance(a: Float32Array, start: number, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += Math.abs(a[start + i]! - b[i]!);
  return -sum;
}
