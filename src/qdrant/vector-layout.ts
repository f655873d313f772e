import type { Schemas } from "@qdrant/js-client-rest";
import type { Dataset, Item, SparseVector, VectorSpace } from "../domain.ts";
import { inputError } from "../errors.ts";
import type { ScoreVector } from "../features/feature.ts";
import type { SimilarityName } from "../model/similarity.ts";

/** How the vectors of items are kept in a collection. */
export interface VectorLayout {
  readonly config: Schemas["VectorsConfig"];
  readonly sparse: { readonly [name: string]: Schemas["SparseVectorParams"] };
  /** The name of the items' vector without a name, where it has one here; undefined too where items have none. */
  readonly using: string | undefined;
  /** How many numbers all vectors of an item have. */
  numbersOf(item: Item): number;
  ofItem(item: Item): Schemas["VectorStruct"];
}

/** What the items of a dataset are compared by. */
export interface ItemVectors extends Pick<Dataset, "dimensions" | "vectorSpaces"> {
  /** Of all dense vectors that say no other, but the further ones, which are compared by their dot product. */
  readonly distance: SimilarityName;
  /** By which features score. */
  readonly further: readonly ScoreVector[];
}

/** The name of the items' vector without a name where there are others. */
const ITEM_VECTOR = "item-vector";

/** How an approximate index of the items' own vectors is built. */
export type VectorIndex = Pick<Schemas["VectorParams"], "hnsw_config" | "quantization_config">;

/**
 * The items' vector alone, without a name; or, where the dataset or its features have further vectors, all with names.
 * A vector that an item lacks is left out.
 *
 * @throws HarnessError `input` where two vectors have the same name.
 */
export function vectorLayout(vectors: ItemVectors, index: VectorIndex = {}): VectorLayout {
  const { dimensions, vectorSpaces, distance, further } = vectors;
  const own = { size: dimensions, distance, ...index };
  const ownOf = ({ vector }: Item) => Array.from(vector);
  if (further.length === 0 && vectorSpaces.length === 0) {
    return { config: own, sparse: {}, using: undefined, numbersOf: () => dimensions, ofItem: ownOf };
  }
  const using = dimensions > 0 ? ITEM_VECTOR : undefined;
  checkNames([
    ...(using === undefined ? [] : [using]),
    ...[...vectorSpaces, ...further].map(({ name }) => name),
  ]);
  const dense = vectorSpaces.flatMap(({ name, dimensions: size, distance: own = distance }) =>
    size === undefined ? [] : { name, size, distance: own },
  );
  const config = [
    ...(using === undefined ? [] : [[using, own] as const]),
    ...dense.map(({ name, ...params }) => [name, { ...params, ...index }] as const),
    ...further.map(({ name, keys }) => [name, { size: keys.length, distance: "Dot" }] as const),
  ];
  const sparse = vectorSpaces.filter(({ kind }) => kind === "sparse");
  return {
    config: Object.fromEntries<Schemas["VectorParams"]>(config),
    sparse: Object.fromEntries(sparse.map((space) => [space.name, sparseParams(space)])),
    using,
    numbersOf: ({ vectors = {} }) =>
      further.reduce((sum, { keys }) => sum + keys.length, dimensions) +
      Object.values(vectors).reduce((sum, vector) => sum + countNumbers(vector), 0),
    ofItem: (item) =>
      Object.fromEntries([
        ...(using === undefined ? [] : [[using, ownOf(item)] as const]),
        ...Object.entries(item.vectors ?? {}).map(([name, vector]) => [name, toWire(vector)] as const),
        ...further.map(({ name, ofItem }) => [name, Array.from(ofItem(item))] as const),
      ]),
  };
}

/** A vector as a request has it. */
export function toWire(vector: Float32Array | SparseVector): number[] | Schemas["SparseVector"] {
  if (vector instanceof Float32Array) return Array.from(vector);
  return { indices: Array.from(vector.indices), values: Array.from(vector.values) };
}

/** An index is as long as a number. */
function countNumbers(vector: Float32Array | SparseVector): number {
  return vector instanceof Float32Array ? vector.length : 2 * vector.values.length;
}

function sparseParams({ modifier }: VectorSpace): Schemas["SparseVectorParams"] {
  return modifier === undefined ? {} : { modifier };
}

function checkNames(names: readonly string[]): void {
  const twin = names.find((name, i) => names.indexOf(name) < i);
  if (twin === undefined) return;
  throw inputError(
    `two vectors of an item would be called ${twin} in Qdrant: those of the dataset's vectors, of affinity-vector features and ${ITEM_VECTOR} need different names; rename the one in the dataset`,
  );
}

/** How many dense vectors all items have, those of features apart. */
export function countDenseVectors({
  items,
  dimensions,
  vectorSpaces,
}: Pick<Dataset, "items" | "dimensions" | "vectorSpaces">): number {
  const dense = vectorSpaces.filter(({ kind }) => kind === "dense");
  const named = dense.map(({ name }) => items.filter(({ vectors }) => vectors?.[name] !== undefined).length);
  return named.reduce((sum, count) => sum + count, dimensions > 0 ? items.length : 0);
}
