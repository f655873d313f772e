/**
 * Groups positions by their key.
 *
 * @param keys The key of each position, in [0, groups).
 * @param groups Number of groups.
 * @returns One array a group, of the positions that have its key, ascending; empty where no position has it.
 * @example groupPositions(Int32Array.of(1, 0, 1), 3) // [[1], [0, 2], []]
 */
export function groupPositions(keys: Int32Array, groups: number): Int32Array[] {
  const starts = new Int32Array(groups + 1);
  for (const key of keys) starts[key + 1]! += 1;
  for (let group = 0; group < groups; group++) starts[group + 1]! += starts[group]!;

  const members = new Int32Array(keys.length);
  const next = starts.slice();
  keys.forEach((key, position) => {
    members[next[key]!++] = position;
  });
  return Array.from({ length: groups }, (_, group) => members.subarray(starts[group], starts[group + 1]));
}
