import { afterAll, beforeAll, expect, it } from "vitest";
import { completeSpecs } from "../../src/features/complete-specs.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import type { Feature } from "../../src/features/feature.ts";
import { featureSpec } from "../../src/features/feature-spec.ts";
import { contract } from "../contract/engines.ts";
import { type Formula, type SeededWorld, seedWorld } from "./compare-faces.ts";
import { randomWorld, type World } from "./random-world.ts";

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

const ALL = Object.values(SPECS);

interface Sample {
  readonly world: World;
  readonly seeded: SeededWorld;
}

async function seedSample(
  url: string,
  seed: number,
  size: Parameters<typeof randomWorld>[1],
): Promise<Sample> {
  const world = randomWorld(seed, size);
  return { world, seeded: await seedWorld(url, world, featuresOf(ALL, world)) };
}

function featuresOf(specs: readonly object[], { items }: World): Feature[] {
  return createFeatures(
    completeSpecs(
      specs.map((spec) => featureSpec.parse(spec)),
      items,
    ),
  );
}

async function expectSameScores(
  { world, seeded }: Sample,
  specs: readonly object[],
  depth = world.items.length,
  formula: Formula = {},
) {
  const pairs = await seeded.compareFaces(featuresOf(specs, world), depth, formula);
  expect(pairs).toHaveLength(depth * world.users.length);
  expect(pairs.filter(({ qdrant, typescript }) => qdrant !== typescript)).toEqual([]);
}

await contract("Qdrant computes what TypeScript computes", ({ url }) => {
  let samples: Sample[];
  beforeAll(async () => {
    samples = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((seed) => seedSample(url, seed, { items: 100, users: 4 })),
    );
  });
  afterAll(async () => {
    for (const { seeded } of samples) await seeded[Symbol.asyncDispose]();
  });

  it.each(Object.keys(SPECS))("for %s", async (title) => {
    for (const sample of samples) await expectSameScores(sample, [SPECS[title]!]);
  });

  it("for all kinds at once, 200 queries, depth 1,000", { timeout: 240_000 }, async () => {
    const sample = await seedSample(url, 7, { items: 2000, users: 200 });
    await using _ = sample.seeded;
    await expectSameScores(sample, ALL, 1000);
  });

  it.each([
    ["sigmoid", [-40, 0, 40]],
    ["stable-sigmoid", [-2000, -40, 0, 40, 2000]],
  ] as const)("for the %s of small and large logits", async (form, logits) => {
    for (const intercept of logits) {
      const formula = { form, model: { intercept, weights: [3] } };
      await expectSameScores(samples[0]!, [SPECS["prefetch-score"]!], 100, formula);
    }
  });

  it("but not the plain sigmoid of -2000, which overflows", async () => {
    const formula: Formula = { form: "sigmoid", model: { intercept: -2000, weights: [] } };
    await expect(expectSameScores(samples[0]!, [], 2, formula)).rejects.toThrow(
      /exp\(2000\) = inf produced a non-finite number/,
    );
  });
});
