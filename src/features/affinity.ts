import { z } from "zod";
import { type Feature, type FeatureUser, numberOr } from "./feature.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";

export const affinitySpec = z.strictObject({
  kind: z
    .literal("affinity")
    .describe("How well the item's payload map fits the user's affinities: the sum of their products."),
  path: z.string().min(1).describe("The payload map (key → number): a key, or keys joined by dots."),
  affinity: z.string().min(1).optional().describe("The name of the user's affinities; by default the path."),
});

/**
 * Σ a(t) · p(t) over the keys t that the user has an affinity a(t) for, with the item's p(t) from a payload map and 0
 * where the item lacks the key. In Qdrant: one constant × payload variable a key.
 *
 * @example a user with topics { jazz: 0.5, rock: 0.5 } and an item with topics { jazz: 0.8 } → 0.4
 */
export function affinity(spec: z.output<typeof affinitySpec>): Feature {
  const mapKeys = splitPath(spec.path);
  const name = spec.affinity ?? spec.path;
  const constants = rememberByUser((user) =>
    Object.entries(user.affinities[name] ?? {})
      .map(([key, weight]) => ({ key, path: payloadPath(...mapKeys, key), weight: Math.fround(weight) }))
      .filter(({ weight }) => weight !== 0),
  );
  return {
    name: `affinity(${name})`,
    value(user, item) {
      const map = payloadValue(item.payload, mapKeys);
      if (map === null || typeof map !== "object" || Array.isArray(map)) return 0;
      let sum = 0;
      for (const { key, weight } of constants(user)) {
        sum += weight * numberOr((map as { readonly [key: string]: number })[key], 0);
      }
      return sum;
    },
    expression(user) {
      const terms = constants(user).map(({ path, weight }) => ({ mult: [weight, path] }));
      return terms.length === 0 ? undefined : { sum: terms };
    },
    variables(users) {
      const paths = new Set(users.flatMap((user) => constants(user).map(({ path }) => path)));
      return [...paths].sort().map((path) => ({ path, default: 0 }));
    },
  };
}

/** The constants of a user are needed once for every item: work them out once. */
function rememberByUser<Value>(compute: (user: FeatureUser) => Value): (user: FeatureUser) => Value {
  const known = new WeakMap<FeatureUser, Value>();
  return (user) => {
    let value = known.get(user);
    if (value === undefined) {
      value = compute(user);
      known.set(user, value);
    }
    return value;
  };
}
