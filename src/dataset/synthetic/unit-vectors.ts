/** The dot product a · b of two rows of one length. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Scales a row in place to length 1. */
export function toUnitLength(row: Float64Array): void {
  const length = Math.sqrt(dot(row, row));
  for (let i = 0; i < row.length; i++) row[i]! /= length;
}
