import { compareItemIds, type ItemId } from "../../../domain.ts";
import type { Shard } from "../shard.ts";

/** A ranked point. */
export interface Hit {
  readonly id: ItemId;
  readonly shard: Shard;
  readonly slot: number;
  /** A 32-bit float. */
  readonly score: number;
  /** The payload value that the point was sorted by, where it was. */
  readonly orderValue?: number;
}

/** Compares hits, the better one first; equal ones by id. */
export type HitOrder = (a: Hit, b: Hit) => number;

export const HIGHEST_SCORE_FIRST: HitOrder = (a, b) => b.score - a.score || compareItemIds(a.id, b.id);
export const LOWEST_SCORE_FIRST: HitOrder = (a, b) => a.score - b.score || compareItemIds(a.id, b.id);
export const LOWEST_ID_FIRST: HitOrder = (a, b) => compareItemIds(a.id, b.id);
