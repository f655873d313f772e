import { compareItemIds, type ItemId, type Payload } from "../../domain.ts";
import type { CollectionParams } from "../server/collection-config.ts";
import { wrongInput } from "../server/qdrant-error.ts";
import type { Point } from "../server/update.ts";
import { DEFAULT_VECTOR, type PointVectors, type Vector } from "../server/vectors.ts";
import type { FilterScope } from "./filter/compile-filter.ts";
import type { PayloadIndex } from "./payload/create-payload-index.ts";
import type { JsonPath } from "./payload/json-path.ts";
import type { Hit } from "./ranking/hit.ts";
import { createStores } from "./vectors/create-stores.ts";
import type { VectorStore } from "./vectors/vector-store.ts";

const NOTHING: Payload = {};

/**
 * The points of a collection, or of one of its shards. A point lives in a slot, a small number; slots of deleted points
 * are used again.
 */
export class Shard implements FilterScope {
  readonly stores: ReadonlyMap<string, VectorStore>;
  /** The payload indexes of the collection, by canonical path; shared by its shards. */
  readonly #indexes: ReadonlyMap<string, PayloadIndex>;
  readonly #slots = new Map<ItemId, number>();
  readonly #ids: (ItemId | undefined)[] = [];
  readonly #payloads: Payload[] = [];
  readonly #versions: number[] = [];
  readonly #free: number[] = [];
  #sorted: readonly number[] | undefined = [];

  constructor(params: CollectionParams, indexes: ReadonlyMap<string, PayloadIndex>) {
    this.stores = createStores(params);
    this.#indexes = indexes;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** All slots in use, in the order of the ids. */
  get slots(): readonly number[] {
    this.#sorted ??= [...this.#slots.values()].sort(this.compareSlots);
    return this.#sorted;
  }

  /** The order of ids, as a tie-break. */
  readonly compareSlots = (a: number, b: number): number => compareItemIds(this.idOf(a), this.idOf(b));

  idOf(slot: number): ItemId {
    return this.#ids[slot]!;
  }

  payloadOf(slot: number): Payload {
    return this.#payloads[slot]!;
  }

  /** The number of the last change to the point. */
  versionOf(slot: number): number {
    return this.#versions[slot]!;
  }

  slotOf(id: ItemId): number | undefined {
    return this.#slots.get(id);
  }

  /** The point as a search result. */
  hit(slot: number, score: number): Hit {
    return { id: this.idOf(slot), shard: this, slot, score };
  }

  hasVector(name: string, slot: number): boolean {
    return this.stores.get(name)?.has(slot) ?? false;
  }

  indexOn(path: JsonPath): PayloadIndex | undefined {
    return this.#indexes.get(path.text);
  }

  /** @throws QdrantError 400 where the collection has no vector of that name. */
  store(name: string): VectorStore {
    const store = this.stores.get(name);
    if (store === undefined) throw wrongInput(`Not existing vector name error: ${name}`);
    return store;
  }

  /** @throws QdrantError 400 where the vectors do not fit the collection. */
  check(vectors: PointVectors): void {
    for (const [name, vector] of namedVectors(vectors)) this.store(name).check(vector);
  }

  /** Puts a point, whose vectors passed `check`, in the place of the one with its id, or adds it. */
  put({ id, vector, payload }: Point, version: number): void {
    let slot = this.slotOf(id);
    if (slot === undefined) {
      slot = this.#free.pop() ?? this.#ids.length;
      this.#ids[slot] = id;
      this.#slots.set(id, slot);
      this.#sorted = undefined;
    }
    for (const store of this.stores.values()) store.delete(slot);
    this.setVectors(slot, vector, version);
    this.setPayload(slot, payload ?? NOTHING, version);
  }

  /** Replaces the vectors that are given, which passed `check`, and leaves the others. */
  setVectors(slot: number, vectors: PointVectors, version: number): void {
    for (const [name, vector] of namedVectors(vectors)) this.store(name).set(slot, vector);
    this.#versions[slot] = version;
  }

  deleteVector(slot: number, name: string, version: number): void {
    this.store(name).delete(slot);
    this.#versions[slot] = version;
  }

  setPayload(slot: number, payload: Payload, version: number): void {
    this.#payloads[slot] = payload;
    this.#versions[slot] = version;
  }

  delete(slot: number): void {
    this.#slots.delete(this.idOf(slot));
    for (const store of this.stores.values()) store.delete(slot);
    this.#ids[slot] = undefined;
    this.#payloads[slot] = NOTHING;
    this.#free.push(slot);
    this.#sorted = undefined;
  }
}

function namedVectors(vectors: PointVectors): [string, Vector][] {
  return Array.isArray(vectors) ? [[DEFAULT_VECTOR, vectors]] : Object.entries(vectors);
}
