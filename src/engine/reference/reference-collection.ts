import type { ItemId } from "../../domain.ts";
import type {
  BackendCollection,
  CollectionState,
  FacetHit,
  FacetRequest,
  JsonText,
  PayloadIndexState,
  ScrollRequest,
} from "../server/backend.ts";
import type { CollectionConfig } from "../server/collection-config.ts";
import type { Filter } from "../server/filter.ts";
import type { PayloadSelector, QueryRequest, VectorSelector } from "../server/query.ts";
import type { Update } from "../server/update.ts";
import { applyUpdate, type Points } from "./apply-update.ts";
import { countValues } from "./facet.ts";
import { compileFilter, requirePath } from "./filter/compile-filter.ts";
import { createPayloadIndex, type PayloadIndex } from "./payload/create-payload-index.ts";
import { PointPrinter } from "./print-point.ts";
import type { Hit } from "./ranking/hit.ts";
import { rankPoints } from "./ranking/rank.ts";
import { scrollPoints } from "./scroll.ts";
import { Shard } from "./shard.ts";

/** A collection in memory, searched exactly. */
export class ReferenceCollection implements BackendCollection, Points {
  config: CollectionConfig;
  readonly durable = false;
  readonly shards: readonly Shard[];
  readonly #indexes = new Map<string, PayloadIndex>();
  #version = 0;

  /** @throws QdrantError 501 for vectors that this engine cannot keep. */
  constructor(config: CollectionConfig) {
    this.config = config;
    const { params } = config;
    this.shards = Array.from({ length: params.shard_number }, () => new Shard(params, this.#indexes));
  }

  /** Spreads ids evenly by a hash of their text (FNV-1a); not the hash that Qdrant uses. */
  shardOf(id: ItemId): Shard {
    let hash = 2166136261;
    for (const character of String(id)) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
    return this.shards[(hash >>> 0) % this.shards.length]!;
  }

  async configure(config: CollectionConfig): Promise<void> {
    this.config = config;
  }

  async info(): Promise<CollectionState> {
    return {
      status: "green",
      points_count: this.shards.reduce((total, { size }) => total + size, 0),
      indexed_vectors_count: 0,
      segments_count: this.shards.length,
      payload_schema: Object.fromEntries(
        [...this.#indexes].map(([field, index]) => [field, this.#stateOf(index)]),
      ),
    };
  }

  async update(update: Update): Promise<void> {
    if ("create_index" in update) {
      const { field_name, field_schema } = update.create_index;
      const path = requirePath(field_name);
      this.#indexes.set(path.text, createPayloadIndex(path, field_schema));
    } else if ("delete_index" in update) {
      this.#indexes.delete(requirePath(update.delete_index.field_name).text);
    } else {
      applyUpdate(this, update, this.#version);
    }
    this.#version++;
  }

  async query(requests: readonly QueryRequest[]): Promise<readonly JsonText[]> {
    return requests.map((request) => {
      const printer = new PointPrinter(request.with_payload, request.with_vector);
      return printer.scoredPoints(rankPoints(this.shards, request));
    });
  }

  async scroll(request: ScrollRequest): Promise<{ points: JsonText; nextPageOffset: ItemId | null }> {
    const printer = new PointPrinter(request.with_payload, request.with_vector);
    const { hits, next } = scrollPoints(this.shards, request);
    return { points: printer.records(hits), nextPageOffset: next ?? null };
  }

  async retrieve(
    ids: readonly ItemId[],
    payload: PayloadSelector,
    vector: VectorSelector,
  ): Promise<JsonText> {
    const hits: Hit[] = [...new Set(ids)].flatMap((id) => {
      const shard = this.shardOf(id);
      const slot = shard.slotOf(id);
      return slot === undefined ? [] : [shard.hit(slot, 0)];
    });
    return new PointPrinter(payload, vector).records(hits);
  }

  async count(filter: Filter = {}): Promise<number> {
    const counts = this.shards.map((shard) => {
      const passes = compileFilter(filter, shard);
      return shard.slots.filter((slot) => passes(shard.payloadOf(slot), slot)).length;
    });
    return counts.reduce((total, count) => total + count, 0);
  }

  async facet(request: FacetRequest): Promise<readonly FacetHit[]> {
    return countValues(this.shards, request);
  }

  async drop(): Promise<void> {}

  #stateOf({ params, read }: PayloadIndex): PayloadIndexState {
    const payloads = this.shards.flatMap((shard) => shard.slots.map((slot) => shard.payloadOf(slot)));
    return {
      data_type: params.type,
      ...(Object.keys(params).length > 1 && { params }),
      points: payloads.filter((payload) => read(payload).length > 0).length,
    };
  }
}
