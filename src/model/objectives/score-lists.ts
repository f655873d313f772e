import type { Judgments } from "../../domain.ts";
import { JudgedRanking } from "../../metrics/judged-ranking.ts";
import type { Measure } from "../../metrics/measure.ts";
import type { RankingLists } from "./ranking-lists.ts";

/** Scores the order that logits give to each list; equal logits in the order of the items. */
export interface ListScorer {
  readonly lists: number;
  /**
   * The measure of one list, so that more is always better: one that is better when lower is negated.
   *
   * @param logits One a row of the list, from its start.
   */
  score(list: number, logits: Float64Array): number;
}

/**
 * Prepares lists to be scored again and again.
 */
export function listScorer({ samples, grades, starts }: RankingLists, measure: Measure): ListScorer {
  const { items, offered } = samples;
  const lists = starts.length - 1;
  const judgments = Array.from({ length: lists }, (_, list): Judgments => {
    const rows = Array.from({ length: starts[list + 1]! - starts[list]! }, (_, i) => starts[list]! + i)
      .filter((row) => grades[row]! > 0)
      .sort((a, b) => items[a]! - items[b]!);
    const missed = offered?.missed?.get(offered.lists[starts[list]!]!) ?? [];
    return {
      // What was not offered has no row; numbers below 0 are no items.
      items: Int32Array.from([...missed.map((_, i) => i - missed.length), ...rows.map((row) => items[row]!)]),
      grades: Float64Array.from([...missed, ...rows.map((row) => grades[row]!)]),
    };
  });
  const sign = measure.direction === "higher" ? 1 : -1;
  const known: ({ readonly grades: Float64Array; readonly score: number } | undefined)[] = new Array(lists);
  return {
    lists,
    score(list, logits) {
      const start = starts[list]!;
      const length = starts[list + 1]! - start;
      const top = topRows(logits, items.subarray(start, start + length), measure.cutoff ?? length);
      const last = known[list];
      if (last !== undefined && top.every((row, rank) => grades[start + row] === last.grades[rank])) {
        return last.score;
      }
      const ranked = Int32Array.from(top, (row) => items[start + row]!);
      const ofRanked = Float64Array.from(top, (row) => grades[start + row]!);
      const score = sign * measure.score(new JudgedRanking(ranked, ofRanked, judgments[list]!));
      known[list] = { grades: ofRanked, score };
      return score;
    },
  };
}

/** So few are kept in order one by one; more are sorted. */
const FEW = 32;

/** The rows of the `count` greatest logits, best first. */
function topRows(logits: Float64Array, items: Int32Array, count: number): Int32Array {
  const { length } = items;
  if (Math.min(count, length) > FEW) {
    return Int32Array.from(items.keys())
      .sort((a, b) => logits[b]! - logits[a]! || items[a]! - items[b]!)
      .subarray(0, count);
  }
  const top = new Int32Array(Math.min(count, length));
  let size = 0;
  let least = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < length; row++) {
    const logit = logits[row]!;
    if (size === top.length) {
      if (logit < least || (logit === least && items[row]! > items[top[size - 1]!]!)) continue;
    } else size += 1;
    let place = size - 1;
    for (; place > 0; place--) {
      const above = top[place - 1]!;
      const other = logits[above]!;
      if (other > logit || (other === logit && items[above]! < items[row]!)) break;
      top[place] = above;
    }
    top[place] = row;
    if (size === top.length) least = logits[top[size - 1]!]!;
  }
  return top;
}
