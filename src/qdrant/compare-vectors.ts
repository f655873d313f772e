import type { QdrantClient, Schemas } from "@qdrant/js-client-rest";
import type { Item, ItemId, SparseVector } from "../domain.ts";
import { worldErrorFrom } from "./request-error.ts";
import { datatypeOf, isSameVector } from "./vector-precision.ts";

/** About so many numbers are asked for at once: 8 MB of JSON. */
const BATCH_NUMBERS = 400_000;

/** Items are named up to so many. */
const NAMED = 3;

/** A vector of a collection, and what it should hold. */
export interface MeantVector {
  /** Undefined where the collection's one vector has no name. */
  readonly name: string | undefined;
  /** About how many numbers it has. */
  readonly numbers: number;
  /** Whether what the collection holds is the vector of an item, as far as it can be kept. */
  holds(stored: unknown, item: Item): boolean;
}

/** A dense vector; an item without one has none in the collection either. */
export function holdsDense(
  params: Schemas["VectorParams"],
  ofItem: (item: Item) => Float32Array | undefined,
): MeantVector["holds"] {
  return (stored, item) => {
    const meant = ofItem(item);
    if (meant === undefined) return stored === undefined;
    return isNumbers(stored) && isSameVector(stored, meant, datatypeOf(params), params.distance === "Cosine");
  };
}

/** A sparse vector, whose indices may come in any order. */
export function holdsSparse(
  { index }: Schemas["SparseVectorParams"],
  ofItem: (item: Item) => SparseVector | undefined,
): MeantVector["holds"] {
  const datatype = datatypeOf(index ?? {});
  return (stored, item) => {
    const meant = ofItem(item);
    if (meant === undefined) return stored === undefined;
    const { indices, values } = Object(stored) as { readonly [key: string]: unknown };
    if (!isNumbers(indices) || !isNumbers(values) || indices.length !== meant.indices.length) return false;
    const valueAt = new Map(indices.map((index, i) => [index, values[i]!]));
    const inOrder = Array.from(meant.indices, (index) => valueAt.get(index) ?? Number.NaN);
    return isSameVector(inOrder, meant.values, datatype, false);
  };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((number) => typeof number === "number");
}

/**
 * Compares the vectors of items with those that a collection holds, as far as their datatype allows.
 *
 * @param items Those whose vectors are compared; the collection holds all of them.
 * @returns One sentence a vector that is another one for some of them.
 * @throws HarnessError `world` when Qdrant cannot be asked.
 */
export async function compareVectors(
  client: QdrantClient,
  collection: string,
  items: readonly Item[],
  vectors: readonly MeantVector[],
  onProgress: (done: number, total: number) => void,
): Promise<string[]> {
  const names = vectors.flatMap(({ name }) => name ?? []);
  const numbers = vectors.reduce((sum, vector) => sum + vector.numbers, 0);
  const most = Math.max(1, Math.min(1000, Math.floor(BATCH_NUMBERS / numbers)));
  const others = vectors.map((): ItemId[] => []);
  for (let start = 0; start < items.length; start += most) {
    const batch = items.slice(start, start + most);
    const points = await client
      .retrieve(collection, {
        ids: batch.map(({ id }) => id),
        with_payload: false,
        with_vector: names.length === 0 ? true : names,
      })
      .catch(worldErrorFrom(`comparing the vectors of collection ${collection}`));
    const stored = new Map(points.map(({ id, vector }) => [id, vector]));
    vectors.forEach((meant, i) => {
      others[i]!.push(
        ...batch.filter((item) => !isMeant(stored.get(item.id), meant, item)).map(({ id }) => id),
      );
    });
    onProgress(Math.min(start + most, items.length), items.length);
  }
  return vectors.flatMap(({ name }, i) => describeOthers(name, others[i]!, items.length));
}

function isMeant(stored: unknown, { name, holds }: MeantVector, item: Item): boolean {
  return holds(name === undefined ? stored : (Object(stored) as { [name: string]: unknown })[name], item);
}

function describeOthers(name: string | undefined, ids: readonly ItemId[], compared: number): string[] {
  if (ids.length === 0) return [];
  const which = name === undefined ? "its vector" : `its vector ${name}`;
  const some = `${ids.slice(0, NAMED).join(", ")}${ids.length > NAMED ? ", …" : ""}`;
  return [
    `${which} is not the dataset's for ${ids.length} of ${compared} items that were compared: ${some}; evaluate it with the vectors that it holds, or fill it again`,
  ];
}
