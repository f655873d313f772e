import type { ItemNumber, Ranking } from "../../domain.ts";

/** Up to so many items are found by inserting each where it belongs; more are sorted. */
const INSERTED = 1000;

/**
 * The items of the highest scores, best first; equal scores in the order of the items.
 *
 * @param scores One an item.
 * @param limit How many items are wanted, at least 1; fewer come back where there are no more.
 * @param eligible Whether an item may be among them; asked of those alone that would be.
 * @example topItems(Float64Array.of(0.1, 0.9, 0.5), 2, (item) => item !== 1).items // 2, 0
 */
export function topItems(
  scores: Float32Array | Float64Array,
  limit: number,
  eligible: (item: ItemNumber) => boolean,
): Ranking {
  if (limit > INSERTED) return firstOfAll(scores, limit, eligible);
  const items = new Int32Array(limit);
  const best = new Float64Array(limit);
  let count = 0;
  scores.forEach((score, item) => {
    if (count === limit && !(score > best[limit - 1]!)) return;
    if (!eligible(item)) return;
    let place = count < limit ? count++ : limit - 1;
    for (; place > 0 && best[place - 1]! < score; place--) {
      best[place] = best[place - 1]!;
      items[place] = items[place - 1]!;
    }
    best[place] = score;
    items[place] = item;
  });
  return { items: items.subarray(0, count), scores: best.subarray(0, count) };
}

function firstOfAll(
  scores: Float32Array | Float64Array,
  limit: number,
  eligible: (item: ItemNumber) => boolean,
): Ranking {
  const items = Int32Array.from(scores.keys())
    .filter(eligible)
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .subarray(0, limit);
  return { items, scores: Float64Array.from(items, (item) => scores[item]!) };
}
