import type { Payload } from "../../../src/domain.ts";
import type { FilterScope } from "../../../src/engine/reference/filter/compile-filter.ts";
import {
  createPayloadIndex,
  type PayloadIndex,
} from "../../../src/engine/reference/payload/create-payload-index.ts";
import { parseJsonPath } from "../../../src/engine/reference/payload/json-path.ts";
import { ReferenceCollection } from "../../../src/engine/reference/reference-collection.ts";
import type { CollectionConfig, CollectionParams } from "../../../src/engine/server/collection-config.ts";
import type { IndexParams } from "../../../src/engine/server/payload-index.ts";
import type { QueryRequest, Stage } from "../../../src/engine/server/query.ts";
import type { Point } from "../../../src/engine/server/update.ts";
import type { IndexType } from "../../../src/qdrant-rules/index-holds.ts";

/** A path that is known to be one. */
export function path(text: string) {
  const parsed = parseJsonPath(text);
  if (parsed === undefined) throw new Error(`no path: ${text}`);
  return parsed;
}

export function index(text: string, type: IndexType, more: Partial<IndexParams> = {}): PayloadIndex {
  return createPayloadIndex(path(text), { type, ...more } as IndexParams);
}

/** Points without ids and vectors, and the indexes that are given. */
export function scopeOf(...indexes: readonly PayloadIndex[]): FilterScope {
  return {
    indexOn: ({ text }) => indexes.find((index) => index.path.text === text),
    slotOf: () => undefined,
    hasVector: () => false,
  };
}

const PLANE = { vectors: { size: 2, distance: "Dot" } } as const;

/** A collection of points in a plane, if not told otherwise. */
export async function collectionOf(
  points: readonly Partial<Point>[],
  params: Partial<CollectionParams> = {},
  indexes: { readonly [field: string]: IndexType } = {},
): Promise<ReferenceCollection> {
  const config = { params: { ...PLANE, shard_number: 1, ...params } } as CollectionConfig;
  const collection = new ReferenceCollection(config);
  for (const [field_name, type] of Object.entries(indexes)) {
    await collection.update({ create_index: { field_name, field_schema: { type } as IndexParams } });
  }
  const complete = points.map(
    (point, position): Point => ({ id: position + 1, vector: {}, payload: {}, ...point }),
  );
  await collection.update({ upsert: { points: complete, update_mode: "upsert" } });
  return collection;
}

/** A stage or request with the defaults of the REST interface, but for the limit. */
export function ask(stage: Partial<QueryRequest>): QueryRequest {
  return {
    prefetch: [],
    using: "",
    limit: 100,
    offset: 0,
    with_payload: false,
    with_vector: false,
    ...stage,
  };
}

export function nearest(vector: readonly number[], more: Partial<Stage> = {}): QueryRequest {
  return ask({ query: { nearest: vector }, ...more });
}

export interface AnsweredPoint {
  readonly id: number | string;
  readonly score: number;
  readonly version: number;
  readonly payload?: Payload;
  readonly vector?: unknown;
  readonly order_value?: number;
}

/** The points of an answer. */
export async function answer(
  collection: ReferenceCollection,
  request: QueryRequest,
): Promise<AnsweredPoint[]> {
  const [points] = await collection.query([request]);
  return JSON.parse(points!);
}

/** The ids and scores of an answer, scores as the 32-bit floats that they are. */
export async function ranked(
  collection: ReferenceCollection,
  request: QueryRequest,
): Promise<[number | string, number][]> {
  return (await answer(collection, request)).map(({ id, score }) => [id, Math.fround(score)]);
}
