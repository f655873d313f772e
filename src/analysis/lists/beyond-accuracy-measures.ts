import type { Dataset, Item } from "../../domain.ts";
import { keysOfMaps } from "../../features/keys-of-maps.ts";
import { payloadValue, splitPath } from "../../features/payload-path.ts";
import { numberOr } from "../../features/visible-values.ts";
import { intraListDiversity } from "../../metrics/intra-list-diversity.ts";
import { type Measure, measureName } from "../../metrics/measure.ts";
import { novelty } from "../../metrics/novelty.ts";
import { popularityShare } from "../../metrics/popularity-share.ts";
import { property } from "../../qdrant-rules/json-object.ts";

/**
 * The measures of a list beside its hits that a dataset has the data for: novelty and the share of popular items where
 * there are interactions to train on, and diversity over each topic map where a list has pairs.
 *
 * @param train Positions of the training interactions; whatever their label, the user has met the item.
 * @param maps Paths of the payload maps that hold topics.
 * @param cutoff k, at least 1.
 */
export function listMeasures(
  { items, interactions }: Pick<Dataset, "items" | "interactions">,
  train: Int32Array,
  maps: readonly string[],
  cutoff: number,
): Measure[] {
  const { usersOf, users } = meetings(interactions, train, items.length);
  const known = users === 0 ? [] : [novelty(cutoff, usersOf, users), popularityShare(cutoff, usersOf)];
  const diverse = cutoff < 2 ? [] : maps.map((path) => diversity(path, items, cutoff));
  return [...known, ...diverse];
}

/** How many users met each item, and how many users there are that met any. */
function meetings({ user, item }: Dataset["interactions"], positions: Int32Array, items: number) {
  const usersOf = new Int32Array(items);
  const met = new Set<number>();
  const users = new Set<number>();
  for (const position of positions) {
    const pair = user[position]! * items + item[position]!;
    if (met.has(pair)) continue;
    met.add(pair);
    users.add(user[position]!);
    usersOf[item[position]!]! += 1;
  }
  return { usersOf, users: users.size };
}

function diversity(path: string, items: readonly Item[], cutoff: number): Measure {
  const mapKeys = splitPath(path);
  const topics = keysOfMaps(items, mapKeys);
  const weights = items.map(({ payload }) => {
    const map = payloadValue(payload, mapKeys);
    return Float64Array.from(topics, (topic) => numberOr(property(map, topic), 0));
  });
  return { ...intraListDiversity(cutoff, weights), name: measureName("ILD", { of: path }, cutoff) };
}
