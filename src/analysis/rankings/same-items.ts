/** Whether two rankings show the same items in the same order. */
export function sameItems(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((item, rank) => item === b[rank]);
}
