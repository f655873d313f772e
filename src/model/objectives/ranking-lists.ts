import { inputError } from "../../errors.ts";
import { type Samples, selectRows } from "../samples.ts";

/** Samples whose rows are in the order of their lists, and in each by grade, the best first. */
export interface RankingLists {
  readonly samples: Samples;
  /** Aligned with the rows. */
  readonly grades: Float64Array;
  /** Where each list starts, and then where the last ends. */
  readonly starts: Int32Array;
}

/**
 * Puts samples in the order of their lists. A list whose grades are all equal teaches no order, and is left out.
 *
 * @throws HarnessError `input` where rows were not offered in lists, or no list teaches an order.
 */
export function rankingLists(samples: Samples): RankingLists {
  const { offered } = samples;
  if (offered === undefined) {
    throw inputError(
      'training.objective orders lists, and the training samples are in none; take "training": { "source": "candidates", … }',
    );
  }
  const { lists, grades } = offered;
  const rows = Int32Array.from(lists.keys()).sort(
    (a, b) => lists[a]! - lists[b]! || grades[b]! - grades[a]! || a - b,
  );
  const kept: number[] = [];
  const starts = [0];
  for (let start = 0, end = 0; start < rows.length; start = end) {
    const list = lists[rows[start]!]!;
    while (end < rows.length && lists[rows[end]!] === list) end += 1;
    if (grades[rows[start]!] === grades[rows[end - 1]!]) continue;
    for (let i = start; i < end; i++) kept.push(rows[i]!);
    starts.push(kept.length);
  }
  if (kept.length === 0) {
    throw inputError(
      "no training list holds items of different grades, so there is no order to learn; check labels and positiveFrom in the dataset, and the depth of the training candidates",
    );
  }
  const ordered = selectRows(samples, Int32Array.from(kept));
  return { samples: ordered, grades: ordered.offered!.grades, starts: Int32Array.from(starts) };
}
