import type { ItemNumber } from "../domain.ts";

/** The items that pass a filter. */
export interface PassingItems {
  readonly count: number;
  /** Whether an item passes, where that is remembered: not once memory is short. */
  readonly has: ((item: ItemNumber) => boolean) | undefined;
}

/** Of a million items 1,000 filters are remembered. */
const MOST_BYTES = 1 << 27;

/**
 * Makes a memory of what passes which filter, a bit an item, so that all items are asked once for all users with the same
 * filter.
 *
 * @param items How many there are.
 */
export function createPassingItems(
  items: number,
  mostBytes = MOST_BYTES,
): (filter: string, passes: (item: ItemNumber) => boolean) => PassingItems {
  const known = new Map<string, PassingItems>();
  const bytes = Math.ceil(items / 8);
  let left = mostBytes;
  return (filter, passes) => {
    const before = known.get(filter);
    if (before !== undefined) return before;
    const bits = new Uint8Array(bytes);
    let count = 0;
    for (let item = 0; item < items; item++) {
      if (!passes(item)) continue;
      bits[item >> 3]! |= 1 << (item & 7);
      count += 1;
    }
    left -= bytes;
    const has = left < 0 ? undefined : (item: ItemNumber) => ((bits[item >> 3]! >> (item & 7)) & 1) === 1;
    const passing = { count, has };
    known.set(filter, passing);
    return passing;
  };
}
