import type { SparseVector, Vector } from "../../server/vectors.ts";
import {
  isMulti,
  isSparse,
  type SlotScorer,
  type VectorStore,
  wrongMulti,
  wrongSparse,
} from "./vector-store.ts";

/**
 * Sparse vectors, compared by their dot product; with `idf`, a query's rare dimensions count more. A point takes part
 * where it shares a dimension with the query; Qdrant also leaves it out where the product is exactly 0, unless a filter
 * has left few points.
 */
export class SparseVectors implements VectorStore {
  readonly smallerIsBetter = false;
  readonly #idf: boolean;
  readonly #vectors: (SparseVector | undefined)[] = [];

  constructor(idf: boolean) {
    this.#idf = idf;
  }

  toScore(similarity: number): number {
    return similarity;
  }

  check(vector: Vector): asserts vector is SparseVector {
    if (isMulti(vector)) throw wrongMulti();
    if (!isSparse(vector)) throw wrongSparse();
  }

  set(slot: number, vector: Vector): void {
    const { indices, values } = vector as SparseVector;
    const order = [...indices.keys()].sort((a, b) => indices[a]! - indices[b]!);
    this.#vectors[slot] = {
      indices: order.map((position) => indices[position]!),
      values: order.map((position) => Math.fround(values[position]!)),
    };
  }

  delete(slot: number): void {
    this.#vectors[slot] = undefined;
  }

  has(slot: number): boolean {
    return this.#vectors[slot] !== undefined;
  }

  get(slot: number): SparseVector {
    return this.#vectors[slot]!;
  }

  scorer(query: Vector): SlotScorer {
    this.check(query);
    const weights = new Map(
      query.indices.map((index, position) => [index, Math.fround(query.values[position]!)]),
    );
    if (this.#idf) this.#weighByRarity(weights);
    return (slot) => {
      const { indices, values } = this.#vectors[slot]!;
      let total = Number.NaN;
      for (let i = 0; i < indices.length; i++) {
        const weight = weights.get(indices[i]!);
        if (weight !== undefined) total = (Number.isNaN(total) ? 0 : total) + weight * values[i]!;
      }
      return Math.fround(total);
    };
  }

  /** Multiplies each weight by ln(1 + (N - n + ½) / (n + ½)), where n of N vectors that are not empty have the
   * dimension. */
  #weighByRarity(weights: Map<number, number>): void {
    const stored = this.#vectors
      .filter((vector) => vector !== undefined)
      .filter(({ indices }) => indices.length > 0);
    for (const [index, weight] of weights) {
      const n = stored.filter(({ indices }) => indices.includes(index)).length;
      const idf = Math.fround(Math.log1p((stored.length - n + 0.5) / (n + 0.5)));
      weights.set(index, Math.fround(weight * idf));
    }
  }
}
