import type { DenseVector, MultiVector, Vector } from "../../server/vectors.ts";
import type { Metric } from "./distance-metrics.ts";
import {
  checkDimension,
  isMulti,
  isSparse,
  type SlotScorer,
  type VectorStore,
  wrongSparse,
} from "./vector-store.ts";

/** Several vectors a point, compared by MaxSim: Σ over the query's vectors of the best similarity to any of the point's. */
export class MultiVectors implements VectorStore {
  readonly toScore: Metric["toScore"];
  readonly smallerIsBetter: boolean;
  readonly #size: number;
  readonly #metric: Metric;
  /** The vectors of a point, one behind the other. */
  readonly #values: (Float32Array | undefined)[] = [];

  constructor(size: number, metric: Metric) {
    this.#size = size;
    this.#metric = metric;
    this.toScore = metric.toScore;
    this.smallerIsBetter = metric.smallerIsBetter;
  }

  check(vector: Vector): void {
    if (isSparse(vector)) throw wrongSparse();
    for (const one of asMulti(vector)) checkDimension(one, this.#size);
  }

  set(slot: number, vector: Vector): void {
    const vectors = asMulti(vector);
    const values = new Float32Array(vectors.length * this.#size);
    for (const [position, one] of vectors.entries()) {
      values.set(this.#metric.prepare(one), position * this.#size);
    }
    this.#values[slot] = values;
  }

  delete(slot: number): void {
    this.#values[slot] = undefined;
  }

  has(slot: number): boolean {
    return this.#values[slot] !== undefined;
  }

  get(slot: number): MultiVector {
    const values = this.#values[slot]!;
    return Array.from({ length: values.length / this.#size }, (_, position) =>
      Array.from(values.subarray(position * this.#size, (position + 1) * this.#size)),
    );
  }

  scorer(query: Vector): SlotScorer {
    this.check(query);
    const prepared = asMulti(query).map(this.#metric.prepare);
    return (slot) => {
      const values = this.#values[slot]!;
      let total = 0;
      for (const one of prepared) {
        let best = Number.NEGATIVE_INFINITY;
        for (let start = 0; start < values.length; start += this.#size) {
          best = Math.max(best, this.#metric.similarity(values, start, one));
        }
        total += best;
      }
      return Math.fround(total);
    };
  }
}

/** A single vector is a list of one. */
function asMulti(vector: Vector): MultiVector {
  return isMulti(vector) ? vector : [vector as DenseVector];
}
