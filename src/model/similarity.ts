/** How two vectors are compared; higher is nearer. */
export type SimilarityName = "Cosine" | "Dot";

/**
 * The score that Qdrant gives an item before any formula: a·b, divided by |a||b| for Cosine, as a 32-bit number.
 * Computed here in 64-bit, so the last bits may differ from the engine's.
 *
 * @returns Cosine in [-1, 1], and 0 where a vector is all zeros.
 * @example similarity("Cosine", Float32Array.of(3, 4), Float32Array.of(6, 8)) // 1
 */
export function similarity(name: SimilarityName, a: Float32Array, b: Float32Array): number {
  return name === "Dot" ? Math.fround(dot(a, b)) : cosine(dot(a, b), dot(a, a), dot(b, b));
}

/** The largest similarity that two vectors of such lengths can have: the unit in which rounding is measured. */
export function similarityScale(distance: SimilarityName, a: Float32Array, b: Float32Array): number {
  if (distance === "Cosine") return 1;
  return Math.sqrt(dot(a, a) * dot(b, b));
}

/**
 * Prepares many vectors to be compared with others, and so computes their lengths only once.
 *
 * @returns Gives the similarity of one vector to each of the many, as `similarity` does.
 */
export function similaritiesTo(
  name: SimilarityName,
  vectors: readonly Float32Array[],
): (to: Float32Array) => Float32Array {
  const squares = Float64Array.from(vectors, (vector) => (name === "Dot" ? 1 : dot(vector, vector)));
  return (to) => {
    const square = dot(to, to);
    const similarities = new Float32Array(vectors.length);
    for (let i = 0; i < vectors.length; i++) {
      const product = dot(to, vectors[i]!);
      similarities[i] = name === "Dot" ? product : cosine(product, square, squares[i]!);
    }
    return similarities;
  };
}

function cosine(product: number, squareA: number, squareB: number): number {
  return squareA === 0 || squareB === 0 ? 0 : Math.fround(product / Math.sqrt(squareA * squareB));
}

/** a · b; four sums are twice as fast as one, since an addition need not wait for the last. */
function dot(a: Float32Array, b: Float32Array): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let i = 0;
  for (; i + 3 < a.length; i += 4) {
    sum0 += a[i]! * b[i]!;
    sum1 += a[i + 1]! * b[i + 1]!;
    sum2 += a[i + 2]! * b[i + 2]!;
    sum3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < a.length; i++) sum0 += a[i]! * b[i]!;
  return sum0 + sum1 + sum2 + sum3;
}
