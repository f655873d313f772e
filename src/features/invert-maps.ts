import { isObject } from "../qdrant-rules/json-object.ts";
import type { FeatureItem } from "./feature.ts";
import { payloadValue } from "./payload-path.ts";
import { numberOr } from "./visible-values.ts";

/** The items that have a key in their map, ascending, and the number that each holds there, which is not 0. */
export interface Postings {
  readonly positions: readonly number[];
  readonly numbers: readonly number[];
}

export const NO_POSTINGS: Postings = { positions: [], numbers: [] };

/** An inverted index: from each key of the payload maps under nested keys to the items that have it. */
export function invertMaps(
  items: readonly FeatureItem[],
  path: readonly string[],
): ReadonlyMap<string, Postings> {
  const index = new Map<string, { positions: number[]; numbers: number[] }>();
  items.forEach(({ payload }, position) => {
    const map = payloadValue(payload, path);
    if (!isObject(map)) return;
    for (const key of Object.keys(map)) {
      const number = numberOr(map[key], 0);
      if (number === 0) continue;
      const postings = index.get(key) ?? { positions: [], numbers: [] };
      if (postings.positions.length === 0) index.set(key, postings);
      postings.positions.push(position);
      postings.numbers.push(number);
    }
  });
  return index;
}
