import { afterAll, beforeAll, expect, it } from "vitest";
import { contract } from "../contract/engines.ts";
import { type Formula, type SeededWorld, seedWorld } from "./compare-faces.ts";
import { featuresOf, SPECS } from "./every-kind.ts";
import { randomWorld, type World } from "./random-world.ts";

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
      /overruns Qdrant.s numbers .*\(exp\(2000\) = inf\); set ranking\.form to "stable-sigmoid"/,
    );
  });
});
