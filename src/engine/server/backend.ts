import type { ItemId } from "../../domain.ts";
import type { IndexType } from "../../qdrant-rules/index-holds.ts";
import type { CollectionConfig } from "./collection-config.ts";
import type { Filter } from "./filter.ts";
import type { IndexParams } from "./payload-index.ts";
import type { QdrantError } from "./qdrant-error.ts";
import type { OrderBy, PayloadSelector, QueryRequest, VectorSelector } from "./query.ts";
import type { Update } from "./update.ts";

/**
 * An engine behind the REST front end. The front end routes, validates, fills in defaults, turns point ids into
 * vectors and wraps answers; a backend stores points and ranks them. Every method throws `QdrantError` with
 * Qdrant's own status and text where Qdrant would refuse, and `notSupported` where this engine cannot.
 */
export interface Backend {
  /** Name and version of the engine, for `GET /` and for reports: `"Qdrant Edge 0.9.0"`. */
  readonly description: string;
  /** Why the engine answers nothing any more, once it does not. */
  readonly failure: QdrantError | undefined;
  /** The collections that an earlier process left in the data folder; called before anything else. */
  load(): Promise<LoadedCollections>;
  /** Makes an empty collection; the front end has seen to it that the name is free. */
  create(name: string, config: CollectionConfig): Promise<BackendCollection>;
  /** Ends the engine; collections in a data folder stay there. */
  close(): Promise<void>;
}

/** What an earlier process left, by name. */
export interface LoadedCollections {
  readonly opened: ReadonlyMap<string, BackendCollection>;
  /** Why a collection cannot be opened, and where it lies. */
  readonly broken: ReadonlyMap<string, string>;
}

export interface BackendCollection {
  /** Whether changes outlive a kill, so that a change is acknowledged only once it is applied. */
  readonly durable: boolean;
  /** All settings with their defaults, as `GET /collections/{name}` shows them. */
  readonly config: CollectionConfig;
  /** Replaces the settings; vectors keep their names, sizes and distances. */
  configure(config: CollectionConfig): Promise<void>;
  info(): Promise<CollectionState>;
  /** Applies one change; where there is a data folder it outlives a kill once this resolves. */
  update(update: Update): Promise<void>;
  /** Answers each query with a list of `ScoredPoint`s, best first; one failing query fails them all. */
  query(requests: readonly QueryRequest[]): Promise<readonly JsonText[]>;
  scroll(
    request: ScrollRequest,
  ): Promise<{ readonly points: JsonText; readonly nextPageOffset: ItemId | null }>;
  /** The `Record`s of the ids that exist, in the order asked for, without repeats. */
  retrieve(ids: readonly ItemId[], payload: PayloadSelector, vector: VectorSelector): Promise<JsonText>;
  count(filter: Filter | undefined, exact: boolean): Promise<number>;
  facet(request: FacetRequest): Promise<readonly FacetHit[]>;
  /** Deletes the collection and its files. */
  drop(): Promise<void>;
}

/**
 * A JSON text that goes into the answer as it is: an engine that prints its points need not have them parsed and
 * printed again. Scores and vectors are printed as 32-bit floats, in the shortest decimals that read back the same.
 */
export type JsonText = string;

export interface CollectionState {
  readonly status: "green" | "yellow" | "grey" | "red";
  readonly points_count: number;
  /** How many vectors an HNSW graph or another index finds. */
  readonly indexed_vectors_count: number;
  readonly segments_count: number;
  /** The payload indexes by their field. */
  readonly payload_schema: { readonly [field: string]: PayloadIndexState };
}

export interface PayloadIndexState {
  readonly data_type: IndexType;
  /** What the index was made with, where that was more than its type. */
  readonly params?: IndexParams;
  /** How many points have a value that the index holds. */
  readonly points: number;
}

export interface ScrollRequest {
  /** The first id of the page. */
  readonly offset?: ItemId;
  readonly limit: number;
  readonly filter?: Filter;
  readonly with_payload: PayloadSelector;
  readonly with_vector: VectorSelector;
  /** Sorts by a payload value instead of by id; there is no next page then. */
  readonly order_by?: OrderBy;
}

export interface FacetRequest {
  readonly key: string;
  readonly limit: number;
  readonly filter?: Filter;
  readonly exact: boolean;
}

export interface FacetHit {
  readonly value: string | number | boolean;
  readonly count: number;
}
