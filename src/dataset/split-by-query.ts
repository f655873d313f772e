import { createHash } from "node:crypto";
import type { Part } from "../domain.ts";

/** Which share of the queries goes to train and to tune, each in [0, 1]; the rest is for the test. */
export interface QueryShares {
  readonly train: number;
  readonly tune: number;
}

/**
 * The part of a query, by a hash of its id alone: the same on every machine, and whatever other queries there are.
 *
 * @example partOfQuery("12", { train: 0.5, tune: 0.2 }) // "train", since hashShare("12") = 0.4192…
 */
export function partOfQuery(id: string, { train, tune }: QueryShares): Part {
  const share = hashShare(id);
  if (share < train) return "train";
  return share < train + tune ? "tune" : "test";
}

/**
 * The first 32 bits of the SHA-256 of an id in UTF-8, as a share of 2^32: in [0, 1), in Python
 * `int(hashlib.sha256(id.encode()).hexdigest()[:8], 16) / 2**32`.
 */
export function hashShare(id: string): number {
  return createHash("sha256").update(id).digest().readUInt32BE() / 4_294_967_296;
}
