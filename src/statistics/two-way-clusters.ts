/** Rows in groups: the group of each row, in [0, count). */
export interface Grouping {
  readonly of: Int32Array;
  readonly count: number;
}

/** Rows that depend on each other in two ways: those of one query, and those of one item. */
export interface TwoWayClusters {
  readonly first: Grouping;
  readonly second: Grouping;
  /** The intersections: rows of the same group in both ways. */
  readonly both: Grouping;
}

/** Variances that are estimated from fewer groups say too little. */
export const LEAST_CLUSTERS = 20;

/**
 * Groups rows by two keys, and by both.
 *
 * @param first A key of each row, at least 0; and likewise `second`. Memory grows with the greatest.
 * @example twoWayClusters(Int32Array.of(7, 7, 7), Int32Array.of(1, 1, 2)).both // { of: [0, 0, 1], count: 2 }
 */
export function twoWayClusters(first: Int32Array, second: Int32Array): TwoWayClusters {
  const [one, other] = [groupBy(first), groupBy(second)];
  return { first: one, second: other, both: intersect(one, other) };
}

/** The degrees of freedom of what is estimated from the clusters, or undefined where they are too few: min(G) - 1. */
export function degreesOfFreedom({ first, second }: TwoWayClusters): number | undefined {
  const least = Math.min(first.count, second.count);
  return least < LEAST_CLUSTERS ? undefined : least - 1;
}

/** Numbers the keys that occur, in the order in which they do. */
function groupBy(keys: Int32Array): Grouping {
  let greatest = -1;
  for (const key of keys) if (key > greatest) greatest = key;
  const numbers = new Int32Array(greatest + 1).fill(-1);
  const of = new Int32Array(keys.length);
  let count = 0;
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row]!;
    if (numbers[key] === -1) numbers[key] = count++;
    of[row] = numbers[key]!;
  }
  return { of, count };
}

/** Numbers the pairs that occur, first group by first group, so that no map of pairs is needed. */
function intersect(first: Grouping, second: Grouping): Grouping {
  const rows = rowsByGroup(first);
  const lastFirst = new Int32Array(second.count).fill(-1);
  const pairs = new Int32Array(second.count);
  const of = new Int32Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const one = first.of[row]!;
    const other = second.of[row]!;
    if (lastFirst[other] !== one) {
      lastFirst[other] = one;
      pairs[other] = count++;
    }
    of[row] = pairs[other]!;
  }
  return { of, count };
}

/** The rows of the first group, then those of the next: a counting sort. */
function rowsByGroup({ of, count }: Grouping): Int32Array {
  const next = new Int32Array(count + 1);
  for (const group of of) next[group + 1]! += 1;
  for (let group = 0; group < count; group++) next[group + 1]! += next[group]!;
  const rows = new Int32Array(of.length);
  for (let row = 0; row < of.length; row++) rows[next[of[row]!]!++] = row;
  return rows;
}
