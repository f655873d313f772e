import type { QdrantClient, Schemas } from "@qdrant/js-client-rest";
import type { Item, ItemId } from "../domain.ts";
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
  readonly params: Schemas["VectorParams"];
  ofItem(item: Item): Float32Array;
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
  const numbers = vectors.reduce((sum, { params }) => sum + params.size, 0);
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

function isMeant(stored: unknown, { name, params, ofItem }: MeantVector, item: Item): boolean {
  const vector = name === undefined ? stored : (Object(stored) as { [name: string]: unknown })[name];
  return (
    Array.isArray(vector) &&
    vector.every((number) => typeof number === "number") &&
    isSameVector(vector, ofItem(item), datatypeOf(params), params.distance === "Cosine")
  );
}

function describeOthers(name: string | undefined, ids: readonly ItemId[], compared: number): string[] {
  if (ids.length === 0) return [];
  const which = name === undefined ? "its vector" : `its vector ${name}`;
  const some = `${ids.slice(0, NAMED).join(", ")}${ids.length > NAMED ? ", …" : ""}`;
  return [
    `${which} is not the dataset's for ${ids.length} of ${compared} items that were compared: ${some}; evaluate it with the vectors that it holds, or fill it again`,
  ];
}
