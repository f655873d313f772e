import { z } from "zod";
import { inputError } from "../errors.ts";
import { property } from "../qdrant-rules/json-object.ts";
import { affinityFields, affinityName } from "./affinity.ts";
import type { Feature, FeatureUser, ScoreVector } from "./feature.ts";
import { invertMaps, NO_POSTINGS } from "./invert-maps.ts";
import { payloadValue, splitPath } from "./payload-path.ts";
import { remember } from "./remember.ts";
import { numberOr } from "./visible-values.ts";

export const affinityVectorSpec = z.strictObject({
  kind: z
    .literal("affinity-vector")
    .describe("The same number as affinity, from a second named vector of the items: for maps of many keys."),
  ...affinityFields,
  keys: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe("The map's keys in the order of the vector's numbers; by default all that items have, sorted."),
});

/**
 * Σ a(t) · p(t) over the given keys t, as the dot product of two vectors: the item's is stored in Qdrant under the
 * map's name, the user's is a nested prefetch that scores all candidates: one search more and a look at each candidate,
 * however many keys.
 *
 * Qdrant adds 32-bit products in an order of its own: `value` can differ from its score in the last bits.
 *
 * @throws HarnessError `input` when the keys are not known; see `completeSpecs`.
 */
export function affinityVector({
  path,
  affinity: name = path,
  keys,
}: z.output<typeof affinityVectorSpec>): Feature {
  if (keys === undefined) {
    throw inputError(`the affinity-vector of ${path} has no keys: no item has a map there; check the path`);
  }
  const mapKeys = splitPath(path);
  const vector: ScoreVector = {
    name: path,
    affinity: name,
    keys,
    ofItem({ payload }) {
      const map = payloadValue(payload, mapKeys);
      const numbers = Float32Array.from(keys, (key) => numberOr(property(map, key), 0));
      const beyond = keys[numbers.findIndex((number) => !Number.isFinite(number))];
      if (beyond === undefined) return numbers;
      throw inputError(
        `payload ${path}.${beyond} is ${numberOr(property(map, beyond), 0)}, which is infinite in the 32 bits of a vector's numbers; write a smaller number, or use the feature "affinity"`,
      );
    },
    ofUser: remember(({ affinities }: FeatureUser) =>
      Float32Array.from(keys, (key) => numberOr(property(affinities[name], key), 0)),
    ),
  };
  /** A vector has few numbers that are not 0, and only those change a sum. */
  const weights = remember((user: FeatureUser) => {
    const ofUser = vector.ofUser(user);
    return keys.flatMap((key, i) => (ofUser[i] === 0 ? [] : { key, weight: ofUser[i]! }));
  });
  return {
    name: affinityName("affinity-vector", path, name),
    value(user, { payload }) {
      const map = payloadValue(payload, mapKeys);
      let sum = 0;
      for (const { key, weight } of weights(user)) {
        sum += weight * Math.fround(numberOr(property(map, key), 0));
      }
      return Math.fround(sum);
    },
    column(items) {
      const index = invertMaps(items, mapKeys);
      return (user) => {
        const sums = new Float64Array(items.length);
        for (const { key, weight } of weights(user)) {
          const { positions, numbers } = index.get(key) ?? NO_POSTINGS;
          for (let i = 0; i < positions.length; i++) {
            sums[positions[i]!]! += weight * Math.fround(numbers[i]!);
          }
        }
        return sums.map(Math.fround);
      };
    },
    expression: (_user, scoreOf) => scoreOf(vector),
    paths: () => [],
    vectors: [vector],
  };
}
