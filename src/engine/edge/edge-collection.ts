import { join } from "node:path";
import type { ItemId } from "../../domain.ts";
import type {
  BackendCollection,
  CollectionState,
  FacetHit,
  FacetRequest,
  ScrollRequest,
} from "../server/backend.ts";
import { type CollectionConfig, denseVectors } from "../server/collection-config.ts";
import type { Filter } from "../server/filter.ts";
import type { PayloadSelector, QueryRequest, VectorSelector } from "../server/query.ts";
import type { Update } from "../server/update.ts";
import { asAskedFor } from "./as-asked-for.ts";
import type { Bridge, Reply } from "./bridge.ts";
import { markForRemoval, removeCollection } from "./collection-files.ts";
import { configTree } from "./config-tree.ts";
import { explainFailure } from "./explain-failure.ts";
import { filterTree } from "./filter-tree.ts";
import { IdleOptimizer } from "./idle-optimizer.ts";
import { type Manifest, SHARD, writeManifest } from "./manifest.ts";
import { orderByTree, payloadSelectorTree, queryTree } from "./query-tree.ts";
import { list, literal, type Tree } from "./tree.ts";
import { updateTree } from "./update-tree.ts";

interface ShardInfo
  extends Pick<CollectionState, "segments_count" | "points_count" | "indexed_vectors_count"> {
  readonly payload_schema: { readonly [field: string]: { readonly points: number } };
}

/** One shard of Qdrant Edge as a collection. */
export class EdgeCollection implements BackendCollection {
  readonly #bridge: Bridge;
  readonly #path: string;
  readonly durable: boolean;
  readonly #optimizer: IdleOptimizer;
  #manifest: Manifest;
  #lastInfo: ShardInfo | undefined;

  constructor(bridge: Bridge, path: string, manifest: Manifest, durable: boolean) {
    this.#bridge = bridge;
    this.#path = path;
    this.#manifest = manifest;
    this.durable = durable;
    this.#optimizer = new IdleOptimizer(() => this.#call("optimize"));
  }

  get config(): CollectionConfig {
    return this.#manifest.config;
  }

  async configure(config: CollectionConfig): Promise<void> {
    const [, loaded] = await Promise.allSettled([
      this.#bridge.send("close", this.#manifest.name),
      this.#load(config),
    ]);
    if (loaded.status === "rejected") {
      await this.#load(this.config);
      throw loaded.reason;
    }
    await this.#describe({ ...this.#manifest, config });
    // Whoever waits for what the change sets off is answered from this, while the engine answers nothing.
    await this.#shardInfo();
    this.#optimizer.changed();
  }

  async info(): Promise<CollectionState> {
    const info = await this.#shardInfo();
    const indexes = Object.entries(this.#manifest.indexes).map(([field, params]) => [
      field,
      {
        data_type: params.type,
        ...(Object.keys(params).length > 1 && { params }),
        points: info.payload_schema[field]?.points ?? 0,
      },
    ]);
    const growing = this.#optimizer.pending && this.#aboveThreshold(info);
    return { ...info, status: growing ? "yellow" : "green", payload_schema: Object.fromEntries(indexes) };
  }

  async update(update: Update): Promise<void> {
    await this.#call("update", updateTree(update));
    this.#optimizer.changed();
    const { indexes } = this.#manifest;
    if ("create_index" in update) {
      const { field_name, field_schema } = update.create_index;
      await this.#describe({ ...this.#manifest, indexes: { ...indexes, [field_name]: field_schema } });
    } else if ("delete_index" in update) {
      const { [update.delete_index.field_name]: _gone, ...rest } = indexes;
      await this.#describe({ ...this.#manifest, indexes: rest });
    }
  }

  async query(requests: readonly QueryRequest[]): Promise<readonly string[]> {
    try {
      const { lines } = await this.#call("query_batch", ["QueryBatchRequest", list(requests.map(queryTree))]);
      return lines.map((line, i) => asAskedFor(line, requests[i]!));
    } catch (error) {
      throw await explainFailure(error, requests, this, this.#manifest.indexes);
    }
  }

  async scroll({ offset, limit, filter, with_payload, with_vector, order_by }: ScrollRequest) {
    const { lines } = await this.#call("scroll", [
      "ScrollRequest",
      offset ?? null,
      limit,
      filter ? filterTree(filter) : null,
      payloadSelectorTree(with_payload),
      literal(with_vector),
      order_by ? orderByTree(order_by) : null,
    ]);
    return { points: lines[0]!, nextPageOffset: JSON.parse(lines[1]!) as ItemId | null };
  }

  async retrieve(ids: readonly ItemId[], payload: PayloadSelector, vector: VectorSelector): Promise<string> {
    const args = [literal(ids), payloadSelectorTree(payload), literal(vector)];
    return (await this.#call("retrieve", ...args)).lines[0]!;
  }

  async count(filter: Filter | undefined, exact: boolean): Promise<number> {
    return parse(await this.#call("count", ["CountRequest", exact, filter ? filterTree(filter) : null]));
  }

  async facet({ key, limit, exact, filter }: FacetRequest): Promise<readonly FacetHit[]> {
    const request = ["FacetRequest", key, limit, exact, filter ? filterTree(filter) : null];
    return parse<{ hits: FacetHit[] }>(await this.#call("facet", request)).hits;
  }

  async drop(): Promise<void> {
    this.#optimizer.stop();
    if (this.durable) await markForRemoval(this.#path);
    await this.#bridge.send("close", this.#manifest.name);
    await removeCollection(this.#path);
  }

  #load(config: CollectionConfig): Promise<Reply> {
    const tree = configTree(config, this.durable);
    return this.#bridge.send("load", this.#manifest.name, join(this.#path, SHARD), tree);
  }

  #call(method: string, ...args: readonly Tree[]): Promise<Reply> {
    return this.#bridge.send("call", this.#manifest.name, method, ...args);
  }

  /** While the engine optimizes it does not answer: what it last said still holds. */
  async #shardInfo(): Promise<ShardInfo> {
    if (this.#lastInfo && this.#optimizer.running) return this.#lastInfo;
    this.#lastInfo = parse<ShardInfo>(await this.#call("info"));
    return this.#lastInfo;
  }

  async #describe(manifest: Manifest): Promise<void> {
    this.#manifest = manifest;
    if (this.durable) await writeManifest(this.#path, manifest);
  }

  /** Whether a graph is due: the vectors of some name take more than the indexing threshold. */
  #aboveThreshold({ points_count, indexed_vectors_count }: ShardInfo): boolean {
    const threshold = this.config.optimizer_config.indexing_threshold ?? 10_000;
    const widest = Math.max(0, ...[...denseVectors(this.config).values()].map(({ size }) => size));
    const bytes = points_count * widest * Float32Array.BYTES_PER_ELEMENT;
    return threshold > 0 && bytes > threshold * 1024 && indexed_vectors_count < points_count;
  }
}

function parse<T>({ lines }: Reply): T {
  return JSON.parse(lines[0]!) as T;
}
