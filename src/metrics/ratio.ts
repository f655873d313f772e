/**
 * part / whole, and 0 of nothing: trec_eval lets a query that has nothing to find, or found nothing, count as 0.
 */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
