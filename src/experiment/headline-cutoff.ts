/** The cutoff that the answer of a report is given for: 10, the field's habit, or else the smallest. */
export function headlineCutoff(cutoffs: readonly number[]): number {
  return cutoffs.includes(10) ? 10 : Math.min(...cutoffs);
}
