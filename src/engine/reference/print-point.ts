import type { Payload } from "../../domain.ts";
import type { PayloadSelector, VectorSelector } from "../server/query.ts";
import { DEFAULT_VECTOR, type Vector } from "../server/vectors.ts";
import { payloadSelection } from "./payload/payload-edit.ts";
import type { Hit } from "./ranking/hit.ts";
import type { Shard } from "./shard.ts";
import { shortestFloat32 } from "./vectors/shortest-float32.ts";
import { isMulti, isSparse } from "./vectors/vector-store.ts";

/** Prints points with what a request wants of their payloads and vectors; scores and vectors as 32-bit floats. */
export class PointPrinter {
  readonly #payload: ((payload: Payload) => Payload) | undefined;
  readonly #vectors: VectorSelector;

  constructor(payload: PayloadSelector, vectors: VectorSelector) {
    this.#payload = payloadSelection(payload);
    this.#vectors = vectors;
  }

  /** A list of `ScoredPoint`s. */
  scoredPoints(hits: readonly Hit[]): string {
    return JSON.stringify(
      hits.map(({ id, shard, slot, score, orderValue }) => ({
        id,
        version: shard.versionOf(slot),
        score: shortestFloat32(score),
        ...this.#contents(shard, slot),
        order_value: orderValue,
      })),
    );
  }

  /** A list of `Record`s. */
  records(hits: readonly Hit[]): string {
    return JSON.stringify(
      hits.map(({ id, shard, slot, orderValue }) => ({
        id,
        ...this.#contents(shard, slot),
        order_value: orderValue,
      })),
    );
  }

  #contents(shard: Shard, slot: number) {
    return { payload: this.#payload?.(shard.payloadOf(slot)), vector: this.#vector(shard, slot) };
  }

  #vector(shard: Shard, slot: number) {
    const wanted = this.#vectors;
    if (wanted === false) return undefined;
    const printed = [...shard.stores]
      .filter(([name, store]) => store.has(slot) && (wanted === true || wanted.includes(name)))
      .map(([name, store]) => [name, printable(store.get(slot))] as const);
    const [first] = printed;
    return first?.[0] === DEFAULT_VECTOR && printed.length === 1 ? first[1] : Object.fromEntries(printed);
  }
}

function printable(vector: Vector): Vector {
  if (isSparse(vector)) return { indices: vector.indices, values: vector.values.map(shortestFloat32) };
  return isMulti(vector)
    ? vector.map((one) => one.map(shortestFloat32))
    : (vector as readonly number[]).map(shortestFloat32);
}
