import type { Schemas } from "@qdrant/js-client-rest";
import type { Dataset, Item, Json, NamedVectors, Payload, SparseVector, VectorSpace } from "../domain.ts";
import { inputError, worldError } from "../errors.ts";
import { payloadValue, splitPath } from "../features/payload-path.ts";
import type { Connection } from "./client.ts";
import { describeCollection } from "./describe-collection.ts";
import { denseVectors } from "./expected-vectors.ts";
import { worldErrorFrom } from "./request-error.ts";

/** About so many numbers are asked for at once: 8 MB of JSON. */
const PAGE_NUMBERS = 400_000;

const PAGE_POINTS = 1000;

/** About so many numbers a sparse vector has, and as many indices. */
const SPARSE_NUMBERS = 400;

/** What is read of a collection. */
export interface WantedItems {
  readonly collection: string;
  /** The payload path of an item's key, and of its title. */
  readonly idKey?: string | undefined;
  readonly titleKey?: string | undefined;
  /** Names of the vectors that are read, where they have names. */
  readonly vectors: readonly string[];
  /** Payload paths that are read, with those above and those of integer indexes, which may hide values; all by default. */
  readonly payload?: readonly string[] | undefined;
  /** So many points are enough; all by default. */
  readonly most?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** All points of a collection as the items of a dataset, with the spaces of their vectors. */
export type ScrolledItems = Pick<Dataset, "dimensions" | "vectorSpaces" | "items">;

/**
 * Reads the points of a collection, page by page.
 *
 * @returns The spaces of all vectors that a dataset may have, and items with those that were wanted.
 * @throws HarnessError `input` where there is no such collection, `world` when Qdrant cannot be asked.
 */
export async function scrollItems(
  { client }: Pick<Connection, "client">,
  {
    collection,
    idKey,
    titleKey,
    vectors,
    payload,
    most = Number.POSITIVE_INFINITY,
    onProgress = () => {},
  }: WantedItems,
): Promise<ScrolledItems> {
  const { config, points_count, payload_schema } = await describeCollection(client, collection);
  const spaces = vectorSpacesOf(config.params);
  const dimensions = spaces.unnamed;
  const wanted = spaces.named.filter(({ name }) => vectors.includes(name));
  const numbers = wanted.reduce((sum, { dimensions: n = SPARSE_NUMBERS }) => sum + n, dimensions);
  const limit = Math.max(1, Math.min(PAGE_POINTS, Math.floor(PAGE_NUMBERS / Math.max(1, numbers))));
  const integers = Object.keys(payload_schema).filter(
    (path) => payload_schema[path]?.data_type === "integer",
  );
  const paths = [idKey, titleKey, ...integers].flatMap((path) => path ?? []);
  const request = {
    limit,
    with_payload: payload === undefined || onlyThese(paths, payload),
    with_vector: dimensions > 0 ? true : wanted.map(({ name }) => name),
  };
  const items: Item[] = [];
  for (let offset: Schemas["ScrollRequest"]["offset"] = null; ; ) {
    const page: Schemas["ScrollResult"] = await client
      .scroll(collection, { ...request, ...(offset !== null && { offset }) })
      .catch(worldErrorFrom(`reading the points of collection ${collection}`));
    for (const point of page.points) items.push(toItem(point));
    onProgress(items.length, Math.max(points_count ?? 0, items.length));
    const { next_page_offset: next } = page;
    if (next === null || next === undefined || items.length >= most) break;
    if (typeof next === "object" || next === offset)
      throw worldError(`reading the points of collection ${collection} failed: a page leads to itself`);
    offset = next;
  }
  return { items, dimensions, vectorSpaces: spaces.named };

  function toItem({ id, vector, payload: stored }: Schemas["Record"]): Item {
    const held = (stored ?? {}) as Payload;
    const key = textAt(held, idKey);
    const title = textAt(held, titleKey);
    return {
      id: typeof id === "bigint" ? Number(id) : id,
      ...(key !== undefined && { key }),
      vector: dimensions > 0 ? ownVector(vector, id) : new Float32Array(),
      ...(wanted.length > 0 && { vectors: namedVectors(wanted, vector) }),
      ...(title !== undefined && { title }),
      payload: held,
    };
  }
}

function onlyThese(...paths: (readonly string[])[]): string[] | false {
  const all = [...new Set(paths.flat())];
  return all.length > 0 && all;
}

/** Beside others, the vector without a name has the empty one. */
function ownVector(stored: Schemas["Record"]["vector"], id: unknown): Float32Array {
  const own = Array.isArray(stored) ? stored : Object(stored)[""];
  if (Array.isArray(own)) return Float32Array.from(own as number[]);
  throw inputError(`point ${id} has no vector, by which items are retrieved; give it one, or delete it`);
}

/** The text or number at a path, as text. */
function textAt(payload: Payload, path: string | undefined): string | undefined {
  const value: Json | undefined = path === undefined ? undefined : payloadValue(payload, splitPath(path));
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

/** The vectors that a dataset may have: those that are one an item. */
function vectorSpacesOf(params: Schemas["CollectionParams"]): { unnamed: number; named: VectorSpace[] } {
  const dense = denseVectors(params.vectors ?? undefined);
  const named = Object.entries(dense).flatMap(([name, found]): VectorSpace[] =>
    name === "" || found === undefined || found.multivector_config
      ? []
      : [{ name, kind: "dense", dimensions: found.size }],
  );
  const sparse = Object.entries(params.sparse_vectors ?? {}).map(
    ([name, found]): VectorSpace => ({
      ...{ name, kind: "sparse", dimensions: undefined },
      modifier: found?.modifier === "idf" ? "idf" : undefined,
    }),
  );
  return { unnamed: dense[""]?.size ?? 0, named: [...named, ...sparse] };
}

function namedVectors(spaces: readonly VectorSpace[], stored: Schemas["Record"]["vector"]): NamedVectors {
  const held = Object(stored) as { readonly [name: string]: unknown };
  return Object.fromEntries(
    spaces.flatMap(({ name, kind }) => {
      const vector = held[name];
      if (vector === undefined) return [];
      return [[name, kind === "dense" ? Float32Array.from(vector as number[]) : toSparse(vector)] as const];
    }),
  );
}

function toSparse(vector: unknown): SparseVector {
  const { indices, values } = vector as { readonly indices: number[]; readonly values: number[] };
  const order = Uint32Array.from(indices.keys()).sort((a, b) => indices[a]! - indices[b]!);
  return {
    indices: Uint32Array.from(order, (place) => indices[place]!),
    values: Float32Array.from(order, (place) => values[place]!),
  };
}
