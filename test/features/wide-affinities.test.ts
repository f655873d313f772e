import { expect, it } from "vitest";
import { completeSpecs } from "../../src/features/complete-specs.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import type { FeatureSpec } from "../../src/features/feature-spec.ts";
import { asVectors, wideAffinities } from "../../src/features/wide-affinities.ts";

const keys = (count: number, weight = 0.5) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`key ${i}`, weight]));
const users = [
  { affinities: { topics: keys(150), taste: keys(300) } },
  { affinities: { topics: { ...keys(200), none: 0 }, taste: {} } },
];
const narrow: FeatureSpec = { kind: "affinity", path: "topics" };
const broad: FeatureSpec = { kind: "affinity", path: "topics", affinity: "taste" };
const score: FeatureSpec = { kind: "prefetch-score" };

it("finds the affinities over more than 200 keys, also within products, each once", () => {
  const specs: FeatureSpec[] = [score, narrow, broad, { kind: "product", of: [score, broad] }];
  expect(wideAffinities(specs, users)).toEqual([
    {
      feature: "affinity(taste, topics)",
      asVector: "affinity-vector(taste, topics)",
      path: "topics",
      keys: 300,
    },
  ]);
});

it("makes vectors of them and leaves the others alone", () => {
  const wide = wideAffinities([broad], users);
  const vector = { ...broad, kind: "affinity-vector" };
  expect(asVectors([score, narrow, broad], wide)).toEqual([score, narrow, vector]);
  expect(asVectors([{ kind: "product", of: [broad, score] }], wide)).toEqual([
    { kind: "product", of: [vector, score] },
  ]);
});

it("keeps the values, but for their last 32-bit digits", () => {
  const items = [3, 250, 0].map((count, i) => ({
    payload: { topics: { ...keys(count, 0.3 + i), "key 1": [0.7], other: 1, "key 2": "much" } },
  }));
  const before = createFeatures([broad])[0]!;
  const after = createFeatures(completeSpecs(asVectors([broad], wideAffinities([broad], users)), items))[0]!;
  for (const user of users) {
    for (const item of items) {
      const value = before.value(user, item, [0]);
      expect(Math.abs(after.value(user, item, [0]) - value)).toBeLessThanOrEqual(1e-7 * value);
    }
  }
});
