import { z } from "zod";
import { nameText } from "../name-schema.ts";
import { FLOAT_INDEX } from "../qdrant-rules/float-index.ts";
import { isObject } from "../qdrant-rules/json-object.ts";
import type { Feature, FeatureUser } from "./feature.ts";
import { invertMaps, NO_POSTINGS } from "./invert-maps.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";
import { remember } from "./remember.ts";
import { numberOr } from "./visible-values.ts";

/** How an experiment names a payload map and the user's side of it. */
export const affinityFields = {
  path: nameText.describe("The payload map (key → number): a key, or keys joined by dots."),
  affinity: nameText.optional().describe("The name of the user's affinities; by default the path."),
};

export const affinitySpec = z.strictObject({
  kind: z
    .literal("affinity")
    .describe("How well the item's payload map fits the user's affinities: the sum of their products."),
  ...affinityFields,
});

/**
 * Σ a(t) · p(t) over the keys t that the user has an affinity a(t) for, with the item's p(t) from a payload map and 0
 * where the item lacks the key. In Qdrant: one constant × payload variable a key.
 *
 * @example a user with topics { jazz: 0.5, rock: 0.5 } and an item with topics { jazz: 0.8 } → 0.4
 */
export function affinity({
  path: spelled,
  affinity: name = spelled,
}: z.output<typeof affinitySpec>): Feature {
  const mapKeys = splitPath(spelled);
  const constants = remember(({ affinities }: FeatureUser) =>
    Object.entries(affinities[name] ?? {})
      .map(([key, weight]) => ({ key, path: payloadPath(...mapKeys, key), weight: Math.fround(weight) }))
      .filter(({ weight }) => weight !== 0),
  );
  return {
    name: affinityName("affinity", spelled, name),
    value(user, item) {
      const map = payloadValue(item.payload, mapKeys);
      if (!isObject(map)) return 0;
      let sum = 0;
      // What every object inherits is no number: it need not be asked whose the value is.
      for (const { key, weight } of constants(user)) sum += weight * numberOr(map[key], 0);
      return sum;
    },
    column(items) {
      const index = invertMaps(items, mapKeys);
      return (user) => {
        const sums = new Float64Array(items.length);
        for (const { key, weight } of constants(user)) {
          const { positions, numbers } = index.get(key) ?? NO_POSTINGS;
          for (let i = 0; i < positions.length; i++) sums[positions[i]!]! += weight * numbers[i]!;
        }
        return sums;
      };
    },
    expression(user) {
      const terms = constants(user).map(({ path, weight }) => ({ mult: [weight, path] }));
      return terms.length === 0 ? undefined : { sum: terms };
    },
    paths(users) {
      const paths = new Map(users.flatMap((user) => constants(user).map(({ key, path }) => [path, key])));
      return [...paths]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, key]) => ({
          path,
          keys: [...mapKeys, key],
          index: FLOAT_INDEX,
          access: "variable",
          default: 0,
        }));
    },
  };
}

/** `affinity(topics)`, or `affinity(taste, topics)` where the affinities are called otherwise than the map. */
export function affinityName(kind: string, path: string, name: string): string {
  return `${kind}(${name === path ? path : `${name}, ${path}`})`;
}
