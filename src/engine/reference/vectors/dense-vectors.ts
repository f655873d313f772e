import type { DenseVector, Vector } from "../../server/vectors.ts";
import type { Metric } from "./distance-metrics.ts";
import {
  checkDimension,
  isMulti,
  isSparse,
  type SlotScorer,
  type VectorStore,
  wrongMulti,
  wrongSparse,
} from "./vector-store.ts";

/** One vector a point, all in one array. */
export class DenseVectors implements VectorStore {
  readonly toScore: Metric["toScore"];
  readonly smallerIsBetter: boolean;
  readonly #size: number;
  readonly #metric: Metric;
  #values = new Float32Array(0);
  #present = new Uint8Array(0);

  constructor(size: number, metric: Metric) {
    this.#size = size;
    this.#metric = metric;
    this.toScore = metric.toScore;
    this.smallerIsBetter = metric.smallerIsBetter;
  }

  check(vector: Vector): asserts vector is DenseVector {
    if (isSparse(vector)) throw wrongSparse();
    if (isMulti(vector)) throw wrongMulti();
    checkDimension(vector as DenseVector, this.#size);
  }

  set(slot: number, vector: Vector): void {
    if (slot >= this.#present.length) this.#grow(Math.max(slot + 1, 2 * this.#present.length));
    this.#values.set(this.#metric.prepare(vector as DenseVector), slot * this.#size);
    this.#present[slot] = 1;
  }

  delete(slot: number): void {
    if (this.has(slot)) this.#present[slot] = 0;
  }

  has(slot: number): boolean {
    return this.#present[slot] === 1;
  }

  get(slot: number): DenseVector {
    return Array.from(this.#values.subarray(slot * this.#size, (slot + 1) * this.#size));
  }

  scorer(query: Vector): SlotScorer {
    this.check(query);
    const prepared = this.#metric.prepare(query);
    const { similarity } = this.#metric;
    const values = this.#values;
    const size = this.#size;
    return (slot) => Math.fround(similarity(values, slot * size, prepared));
  }

  #grow(slots: number): void {
    const values = new Float32Array(slots * this.#size);
    const present = new Uint8Array(slots);
    values.set(this.#values);
    present.set(this.#present);
    this.#values = values;
    this.#present = present;
  }
}
