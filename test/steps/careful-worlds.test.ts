import { expect, it } from "vitest";
import { generateDataset } from "../../src/dataset/synthetic/generate-dataset.ts";
import type { Dataset } from "../../src/domain.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { createRandom } from "../../src/random.ts";
import type { Finding } from "../../src/report/findings/finding.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { tinyWorld, worldFeatures } from "../dataset/tiny-world.ts";

async function findingsOf(
  dataset: Dataset,
  features: readonly object[],
  depths = [30],
): Promise<readonly Finding[]> {
  const experiment = experimentSchema.parse({
    ...{ name: "careful", dataset: "careful", features, ranking: { depths, cutoffs: [5] } },
    ...{ training: { source: "impressions", l2: 1 }, statistics: { samples: 400 } },
  });
  const { report } = await runExperiment({ experiment, dataset }, { engine: "reference" });
  return report.findings;
}

const ITEMS = 60;
const TRAINING_USERS = 60;
const USERS = 150;

/** Items that half of the users like at random; the others, fewer or as many, like the rest. Every pair has a label. */
function dividedWorld(isOther: (user: number) => boolean): Dataset {
  const random = createRandom("divided");
  const vector = () => Float64Array.from({ length: 4 }, () => random() - 0.5);
  const quality = (item: number) => item % 2;
  const pairs = Array.from({ length: USERS * ITEMS }, (_, i) => [Math.floor(i / ITEMS), i % ITEMS] as const);
  const likes = ([user, item]: readonly [number, number]) => quality(item) === (isOther(user) ? 0 : 1);
  return {
    ...{ name: "divided", description: "", fingerprint: "divided", dimensions: 4, vectorSpaces: [] },
    items: Array.from({ length: ITEMS }, (_, id) => ({
      ...{ id, vector: Float32Array.from(vector()), payload: { quality: quality(id) } },
    })),
    users: Array.from({ length: USERS }, (_, user) => ({
      ...{ id: `u${user}`, vector: Float32Array.from(vector()), affinities: {} },
      attributes: { group: isOther(user) ? "other" : "usual" },
    })),
    interactions: {
      user: Int32Array.from(pairs, ([user]) => user),
      item: Int32Array.from(pairs, ([, item]) => item),
      label: Float64Array.from(pairs, (pair) => (likes(pair) && random() < 0.5 ? 1 : 0)),
      time: new Float64Array(pairs.length).fill(Number.NaN),
      part: pairs.map(([user]) => (user < TRAINING_USERS ? "train" : "test")),
    },
    ...{ positiveFrom: 1, computedFrom: "nothing" },
  };
}

const BY_QUALITY = [{ kind: "prefetch-score" }, { kind: "payload-number", path: "quality" }];

it("names the users whom a formula harms that is better on average", async () => {
  const findings = await findingsOf(
    dividedWorld((user) => user % 4 === 0),
    BY_QUALITY,
  );
  expect(findings[0]!.code).toBe("better");
  expect(findings).toContainEqual(
    expect.objectContaining({
      ...{ code: "harmed-slices", severity: "warning" },
      slices: [expect.objectContaining({ attribute: "group", value: "other" })],
    }),
  );
});

it("says that popularity does the work where the formula ranks by nothing else", async () => {
  const findings = await findingsOf(
    dividedWorld(() => false),
    BY_QUALITY,
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      ...{ code: "popularity-beats", severity: "warning" },
      shareOfGain: expect.objectContaining({ ratio: expect.closeTo(1, 0) }),
    }),
  );
});

it("warns of nothing in honest worlds", async () => {
  for (const seed of [1, 2, 3]) {
    const world = tinyWorld({ seed, users: 120, testUsers: 60, items: 400 });
    const findings = await findingsOf(await generateDataset(world), worldFeatures, [20, 60]);
    // So few queries may well be too few to choose a depth by.
    const others = findings.filter(({ code }) => code !== "cannot-tell-depth");
    expect(others.filter(({ severity }) => severity !== "note")).toEqual([]);
  }
});
