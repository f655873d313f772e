import type { Feature, FeatureItem, FeatureUser } from "./feature.ts";

/**
 * The values of a feature over many items, for one user after another, by the scores of each retriever; all arrays are
 * aligned with the items. The values may be those of every user: they are to be read, not changed.
 */
export type Column = (user: FeatureUser, scores: readonly Float32Array[]) => Float64Array;

/** The values of a feature over many items, by its own shorter way where it has one. */
export function columnOver(feature: Feature, items: readonly FeatureItem[]): Column {
  if (feature.column !== undefined) return feature.column(items);
  return (user, scores) => {
    const ofItem = new Float64Array(scores.length);
    return overItems(items, (item, i) => {
      for (let j = 0; j < ofItem.length; j++) ofItem[j] = scores[j]![i]!;
      return feature.value(user, item, ofItem);
    });
  };
}

/** The value, and the column, of a number that is the item's alone: each item is looked at once, whoever asks. */
export function ofItemAlone(value: (item: FeatureItem) => number): Pick<Feature, "value" | "column"> {
  return {
    value: (_user, item) => value(item),
    column: (items) => {
      const values = overItems(items, value);
      return () => values;
    },
  };
}

function overItems(
  items: readonly FeatureItem[],
  value: (item: FeatureItem, i: number) => number,
): Float64Array {
  const values = new Float64Array(items.length);
  for (let i = 0; i < items.length; i++) values[i] = value(items[i]!, i);
  return values;
}
