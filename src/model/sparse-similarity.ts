import type { SparseVector } from "../domain.ts";

/** What a query multiplies its number at an index with: 1, or the index's inverse document frequency. */
export type IndexWeight = (index: number) => number;

/** Many sparse vectors, each index with the vectors that have it. */
export interface SparseIndex {
  /** Σ of the products at the indices that both have, rounded to 32 bits; NaN for a vector that shares none. */
  similarities(query: SparseVector): Float32Array;
  /** The same with one of the vectors; undefined where they share none. */
  similarity(query: SparseVector, vector: SparseVector): number | undefined;
  /** The product of their lengths, the unit in which rounding is measured. */
  scale(query: SparseVector, vector: SparseVector): number;
}

/**
 * Prepares many sparse vectors to be compared with others by their dot product, as Qdrant compares them.
 *
 * @param vectors Undefined for what has none.
 * @param modifier With `idf` a query's number at an index counts ln(1 + (N - n + ½) / (n + ½)) times, where n of N vectors
 *   that are not empty have the index.
 * @see qdrant lib/segment/src/index/sparse_index, which computes in 32 bits; here the last bits may differ.
 */
export function sparseIndex(
  vectors: readonly (SparseVector | undefined)[],
  modifier: "idf" | undefined,
): SparseIndex {
  const postings = new Map<number, { readonly positions: number[]; readonly values: number[] }>();
  let stored = 0;
  vectors.forEach((vector, position) => {
    if (vector === undefined || vector.indices.length === 0) return;
    stored += 1;
    vector.indices.forEach((index, i) => {
      const posting = postings.get(index) ?? { positions: [], values: [] };
      postings.set(index, posting);
      posting.positions.push(position);
      posting.values.push(vector.values[i]!);
    });
  });
  const weightOf: IndexWeight = (index) => {
    if (modifier === undefined) return 1;
    const having = postings.get(index)?.positions.length ?? 0;
    return Math.fround(Math.log1p((stored - having + 0.5) / (having + 0.5)));
  };
  return {
    similarities({ indices, values }) {
      const sums = new Float64Array(vectors.length).fill(Number.NaN);
      indices.forEach((index, i) => {
        const weight = Math.fround(values[i]! * weightOf(index));
        const { positions = [], values: theirs = [] } = postings.get(index) ?? {};
        positions.forEach((position, j) => {
          const sum = sums[position]!;
          sums[position] = (Number.isNaN(sum) ? 0 : sum) + weight * theirs[j]!;
        });
      });
      return Float32Array.from(sums);
    },
    similarity: (query, vector) => sparseDot(query, vector, weightOf),
    scale: (query, vector) => lengthOf(query, weightOf) * lengthOf(vector, () => 1),
  };
}

function sparseDot(a: SparseVector, b: SparseVector, weightOf: IndexWeight): number | undefined {
  let sum: number | undefined;
  for (let i = 0, j = 0; i < a.indices.length && j < b.indices.length; ) {
    const difference = a.indices[i]! - b.indices[j]!;
    if (difference === 0) {
      sum = (sum ?? 0) + Math.fround(a.values[i]! * weightOf(a.indices[i]!)) * b.values[j]!;
      i += 1;
      j += 1;
    } else if (difference < 0) i += 1;
    else j += 1;
  }
  return sum === undefined ? undefined : Math.fround(sum);
}

function lengthOf({ indices, values }: SparseVector, weightOf: IndexWeight): number {
  let square = 0;
  indices.forEach((index, i) => {
    const number = values[i]! * weightOf(index);
    square += number * number;
  });
  return Math.sqrt(square);
}
