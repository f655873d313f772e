import { createHash } from "node:crypto";
import { type CollectionSource, type DataPart, type Dataset, itemName } from "../../domain.ts";
import { canonicalJson } from "../files/hash-records.ts";
import { ABSENT, type UncutInteractions } from "../files/read-interactions.ts";

const BUCKETS = 64;

/**
 * Counts rows, and takes a digest of which tells how many differ from those of another time: rows fall into 64 buckets by
 * their keys, and each bucket has the exclusive or of 32 bits of its rows' hashes.
 *
 * @param rows The key and the content of each, in any order.
 */
export function digestRows(rows: Iterable<readonly [key: string, content: string]>): DataPart {
  const buckets = new Uint32Array(BUCKETS);
  let count = 0;
  for (const [key, content] of rows) {
    count += 1;
    const bucket = createHash("sha256").update(key).digest()[0]! % BUCKETS;
    buckets[bucket]! ^= createHash("sha256").update(`${key}\0${content}`).digest().readUInt32BE(0);
  }
  return { rows: count, digest: Buffer.from(Array.from(buckets).flatMap(bytesOf)).toString("base64") };
}

function bytesOf(number: number): number[] {
  return [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255];
}

/** Digests of what the fingerprint of a collection's dataset covers, by which changes are counted. */
export function digestParts(
  items: Dataset["items"],
  users: Dataset["users"],
  { user, item, label, time }: UncutInteractions,
): CollectionSource["parts"] {
  const named = (position: number) => (position === ABSENT ? "" : itemName(items[position]!));
  return {
    points: digestRows(items.map(({ id }) => [String(id), ""])),
    payloads: digestRows(items.map(({ id, payload }) => [String(id), canonicalJson(payload)])),
    users: digestRows(users.map((one) => [one.id, JSON.stringify(one, listsOfNumbers)])),
    labels: digestRows(
      Array.from(user, (who, i) => [`${users[who]!.id} ${named(item[i]!)}`, `${label[i]} ${time[i]}`]),
    ),
  };
}

/** Typed arrays as lists. */
function listsOfNumbers(_key: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value;
}
