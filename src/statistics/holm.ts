/**
 * Holm's step-down correction for testing many hypotheses at once: the chance that any true null among them is rejected
 * stays below the level that the adjusted p-values are held against. The i-th smallest of m becomes
 * (m − i + 1) · p, never below its predecessor and never above 1.
 *
 * @param pValues In any order, each in [0, 1].
 * @returns The adjusted p-values in the same order.
 * @see Holm, A simple sequentially rejective multiple test procedure (1979)
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  const ascending = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted: number[] = [];
  let greatest = 0;
  ascending.forEach((position, i) => {
    greatest = Math.max(greatest, Math.min(1, (pValues.length - i) * pValues[position]!));
    adjusted[position] = greatest;
  });
  return adjusted;
}
