let table = new Float64Array(0);

/**
 * log2(rank + 1) for the ranks 1 … `ranks`, at positions 0 … `ranks` − 1: what a gain is divided by. The logarithms are
 * kept from one call to the next, so the table may be longer than asked for.
 */
export function discounts(ranks: number): Float64Array {
  if (table.length < ranks) table = Float64Array.from({ length: 2 * ranks }, (_, i) => Math.log2(i + 2));
  return table;
}
