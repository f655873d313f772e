/**
 * The double that prints as the shortest decimal which reads back as the same 32-bit float.
 *
 * @example shortestFloat32(Math.fround(0.1)) // 0.1, not 0.10000000149011612
 */
export function shortestFloat32(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return Number(value.toPrecision(9));
}
