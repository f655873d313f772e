import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Item, User } from "../../src/domain.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/embedded.ts";
import { completeSpecs } from "../../src/features/complete-specs.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { featureSpec } from "../../src/features/feature-spec.ts";
import { compareFaces, type Formula } from "./compare-faces.ts";
import { anyItem, anyUser, numbered } from "./random-world.ts";

let qdrant: EmbeddedQdrant;
beforeAll(async () => {
  qdrant = await startEmbeddedQdrant();
});
afterAll(() => qdrant[Symbol.asyncDispose]());

const number = { kind: "payload-number", path: "number", default: 0.1 };
const positive = { kind: "payload-number", path: "positive", default: 0.1 };
const bins = { kind: "payload-bins", path: "binned" };
const distance = { kind: "distance", path: "place", attribute: "home" };
const affinity = { kind: "affinity", path: "topics" };

/** Every kind in every form; the names of all their columns differ, so that one formula can hold them. */
const SPECS: { readonly [title: string]: object } = {
  "prefetch-score": { kind: "prefetch-score" },
  "score-hinge": { kind: "score-hinge", knots: [-0.1, 0.3, 0.7] },
  "payload-number": number,
  "payload-number, log1p": { ...positive, transform: "log1p" },
  "payload-number, sqrt": { ...positive, transform: "sqrt" },
  "payload-number, square": { ...positive, transform: "square" },
  "payload-number, clip": { ...number, clip: [-20.3, 1000.7] },
  "payload-number, clip and log1p": { ...number, clip: [0.1, 1e5], transform: "log1p" },
  "payload-hinge": { ...number, kind: "payload-hinge", knots: [-100, 0.1, 5000] },
  "payload-bins": { ...bins, edges: [0.1, 7, 99] },
  "payload-bins, default inside": { ...bins, edges: [1, 8, 98], default: 9 },
  "payload-bins, default in the highest": { ...bins, edges: [2, 97], default: 97 },
  affinity,
  "affinity-vector": { kind: "affinity-vector", path: "eighths" },
  match: { kind: "match", path: "words" },
  boolean: { kind: "boolean", path: "flag" },
  recency: { kind: "recency", path: "date", halfLifeDays: 400.5, now: "2026-01-01T00:00:00Z" },
  "distance, gauss": { ...distance, halfDistanceKm: 5000 },
  "distance, exp": { ...distance, halfDistanceKm: 0.3, decay: "exp" },
  "distance, lin": { ...distance, halfDistanceKm: 4000.7, decay: "lin" },
  product: { kind: "product", of: [{ ...number, kind: "payload-hinge", knots: [0, 10] }, affinity] },
};

async function expectSameScores(
  world: { readonly items: readonly Item[]; readonly users: readonly User[] },
  specs: readonly object[],
  depth = world.items.length,
  formula: Formula = {},
) {
  // An affinity vector needs keys, also where no item has any.
  const items = [...world.items, { payload: { eighths: { jazz: 1 } } }];
  const features = createFeatures(
    completeSpecs(
      specs.map((spec) => featureSpec.parse(spec)),
      items,
    ),
  );
  const pairs = await compareFaces(qdrant.url, world, features, depth, formula);
  expect(pairs).toHaveLength(depth * world.users.length);
  expect(pairs.filter(({ qdrant, typescript }) => qdrant !== typescript)).toEqual([]);
}

it.each(Object.keys(SPECS))("Qdrant computes what TypeScript computes: %s", async (title) => {
  const items = fc.array(anyItem, { minLength: 1, maxLength: 40 });
  const users = fc.array(anyUser, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(items, users, (items, users) =>
      expectSameScores(numbered(items, users), [SPECS[title]!]),
    ),
    { seed: 5, numRuns: 6 },
  );
});

it("Qdrant computes what TypeScript computes: all kinds at once, 200 queries, depth 1,000", async () => {
  const items = fc.sample(anyItem, { seed: 6, numRuns: 2000 });
  const users = fc.sample(anyUser, { seed: 7, numRuns: 200 });
  await expectSameScores(numbered(items, users), Object.values(SPECS), 1000);
});

it.each([
  ["sigmoid", [-40, 0, 40]],
  ["stable-sigmoid", [-2000, -40, 0, 40, 2000]],
] as const)(
  "Qdrant computes what TypeScript computes: the %s of small and large logits",
  async (form, logits) => {
    const items = fc.sample(anyItem, { seed: 8, numRuns: 100 });
    const world = numbered(items, fc.sample(anyUser, { seed: 9, numRuns: 5 }));
    for (const intercept of logits) {
      await expectSameScores(world, [{ kind: "prefetch-score" }], 100, {
        form,
        model: { intercept, weights: [3] },
      });
    }
  },
);

it("a logit of -2000 overflows the plain sigmoid in Qdrant", async () => {
  const world = numbered(
    fc.sample(anyItem, { seed: 8, numRuns: 2 }),
    fc.sample(anyUser, { seed: 9, numRuns: 1 }),
  );
  const model = { intercept: -2000, weights: [] };
  await expect(expectSameScores(world, [], 2, { form: "sigmoid", model })).rejects.toThrow(
    /exp\(2000\) = inf produced a non-finite number/,
  );
});
