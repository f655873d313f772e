import type { Hash } from "node:crypto";
import { type Item, itemName, type NamedVectors, type User } from "../../domain.ts";
import type { UncutInteractions } from "./read-interactions.ts";

/*
 * What a fingerprint covers: values, so that the same data has the same fingerprint in every format. Keys of objects may come
 * in any order; the numbers of vectors are hashed in their 32 bits.
 */

/** Feeds the items, which are in ascending order of their ids. */
export function hashItems(hash: Hash, items: readonly Item[]): void {
  for (const item of items) {
    const { title, payload, vector, vectors } = item;
    hash.update(`\0${canonicalJson([itemName(item), title ?? null, payload])}`);
    hashVectors(hash, vector, vectors);
  }
}

/** Feeds the users, in their order, with the folds that a file says. */
export function hashUsers(hash: Hash, users: readonly User[], folds: readonly string[]): void {
  users.forEach(({ id, text, affinities, attributes, vector, vectors }, i) => {
    hash.update(`\0${canonicalJson([id, text ?? null, affinities, attributes ?? {}, folds[i] ?? null])}`);
    hashVectors(hash, vector, vectors);
  });
}

/** Feeds the interactions, in their order. */
export function hashInteractions(hash: Hash, interactions: UncutInteractions): void {
  const { user, item, label, time, part, propensity } = interactions;
  for (const column of [user, item, label, time, ...(propensity === undefined ? [] : [propensity])]) {
    hash.update("\0").update(bytesOf(column));
  }
  if (part !== undefined) hash.update(part.join(" "));
}

/** JSON whose objects have their keys in ascending order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value); // which is refused, once all problems are known
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function hashVectors(hash: Hash, vector: Float32Array, vectors: NamedVectors = {}): void {
  if (vector.length > 0) hash.update(bytesOf(vector));
  for (const name of Object.keys(vectors).sort()) {
    const named = vectors[name]!;
    hash.update(`\0${name}\0`);
    if (named instanceof Float32Array) hash.update(bytesOf(named));
    else hash.update(bytesOf(named.indices)).update(bytesOf(named.values));
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
