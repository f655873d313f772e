import type { Ranking } from "../domain.ts";
import type { EligibleItems } from "../eligibility/eligibility.ts";
import type { ImportCounts } from "../report/system-report.ts";

/**
 * A ranking that something else made without the items that its query may not be given, and without those beyond the
 * dataset's; what is left out is counted.
 *
 * @param known How many items the dataset has.
 */
export function eligibleItems(
  { items, scores }: Ranking,
  known: number,
  { has }: EligibleItems,
  counts: { -readonly [count in keyof ImportCounts]: number },
): Ranking {
  const kept = Array.from(items.keys()).filter((rank) => {
    const item = items[rank]!;
    if (item >= known) counts.unknownItems += 1;
    else if (!has(item)) counts.ineligibleItems += 1;
    else return true;
    return false;
  });
  if (kept.length === items.length) return { items, scores };
  return {
    items: Int32Array.from(kept, (rank) => items[rank]!),
    scores: Float64Array.from(kept, (rank) => scores[rank]!),
  };
}
