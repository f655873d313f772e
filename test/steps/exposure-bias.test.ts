import { mean } from "simple-statistics";
import { expect, it } from "vitest";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { createRandom } from "../../src/random.ts";
import { nextActions } from "../../src/report/findings/next-actions.ts";
import { poolCsv } from "../../src/report/judgment-pool.ts";
import { type Outcome, runExperiment } from "../../src/run-experiment.ts";
import { runAt } from "../../src/scoring/score-runs.ts";
import { jsonLines, scratchFolder } from "../dataset/scratch.ts";

const USERS = 150;
const ITEMS = 400;
const POPULAR = 40;
const NEAR = 20;

/** The shares of pairs that a user was shown, of popular items and of the others. */
interface Exposure {
  readonly popular: number;
  readonly others: number;
}

/**
 * A world in which the nearest items are relevant in half of all cases and the others in a tenth. A user is shown some items
 * alone, and only those get a label; a model that takes the others for irrelevant learns what is shown.
 */
async function runWorld({ popular, others }: Exposure, { onlyPositives = false, pool = "" } = {}) {
  const random = createRandom("exposure");
  const vector = () => Array.from({ length: 8 }, () => random() - 0.5);
  const vectors = Array.from({ length: ITEMS }, vector);
  const users = Array.from({ length: USERS }, vector);
  const nearestOf = users.map((user) => {
    const similarities = vectors.map((item) => cosine(user, item));
    return new Set([...vectors.keys()].sort((a, b) => similarities[b]! - similarities[a]!).slice(0, NEAR));
  });
  const probability = (user: number, item: number) => (nearestOf[user]!.has(item) ? 0.5 : 0.1);
  const interactions = users.flatMap((_, user) =>
    vectors.flatMap((_, item) => {
      if (random() >= (item < POPULAR ? popular : others)) return [];
      const label = random() < probability(user, item) ? 1 : 0;
      const part = random() < 0.3 ? "tune" : "test";
      return onlyPositives && label === 0 ? [] : [{ user: `u${user}`, item, label, part }];
    }),
  );
  const datasetFolder = await scratchFolder({
    "dataset.json": JSON.stringify({
      ...{ kind: "files", format: 1, name: "exposure", dimensions: 8, positiveFrom: 1 },
      ...{ computedFrom: "nothing", split: { by: "part" } },
      ...(pool !== "" && { files: { pool: "pool.csv" } }),
    }),
    "items.jsonl": jsonLines(
      vectors.map((vector, id) => ({ id, vector, payload: { popular: id < POPULAR ? 1 : 0 } })),
    ),
    "users.jsonl": jsonLines(users.map((vector, user) => ({ id: `u${user}`, vector }))),
    "interactions.jsonl": jsonLines(interactions),
    "pool.csv": pool,
  });
  const experiment = experimentSchema.parse({
    ...{ name: "exposure", dataset: "exposure", training: { source: "candidates", depth: 200 } },
    features: [{ kind: "prefetch-score" }, { kind: "payload-number", path: "popular" }],
    retrieval: { excludeSeen: true },
    ranking: { depths: [200], cutoffs: [10] },
    statistics: { samples: 300 },
  });
  const outcome = await runExperiment({ experiment, datasetFolder }, { engine: "reference" });
  return { ...outcome, truth: truePrecisions(outcome, probability), probability };
}

let biased: ReturnType<typeof runWorld> | undefined;

/** The world in which popular items alone are often shown, run once. */
function biasedWorld() {
  biased ??= runWorld({ popular: 0.5, others: 0.05 });
  return biased;
}

/** P@10 by the true probabilities: a value a query, of the control and of the treatment. */
function truePrecisions(
  { evidence: { split, systems } }: Outcome,
  probability: (user: number, item: number) => number,
): number[][] {
  return systems.map((system) =>
    runAt(system, 200).rankings.map(({ items }, query) =>
      mean(Array.from(items.subarray(0, 10), (item) => probability(split.queries[query]!.user, item))),
    ),
  );
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, x, i) => sum + x * b[i]!, 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

it("warns that a lead may be one of exposure, where the truth is worse for every user", async () => {
  const { report, truth } = await biasedWorld();
  const [vector, formula] = truth;
  expect(vector!.every((value, query) => formula![query]! < value)).toBe(true);

  const { controlMean, treatmentMean } = report.unjudged!.judged;
  expect(controlMean).toBeLessThan(0.1);
  expect(treatmentMean).toBeGreaterThan(0.25);
  expect(report.findings[0]!.code).toBe("better");
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: "unjudged-explain", severity: "warning", behind: "vector" }),
  );
});

it("finds the truth once somebody has judged the pool, where the lead was one of exposure", async () => {
  const { report: before, unjudged, probability } = await biasedWorld();
  expect(nextActions(before.findings)[0]!.text).toContain("qdrant-rank-eval pool");
  const random = createRandom("judge");
  const [head, ...rows] = poolCsv(unjudged()!, { seed: 1 }).trim().split("\n");
  const judged = rows.map((row) => {
    const [user, item] = row.split(",");
    const grade = random() < probability(Number(user!.slice(1)), Number(item)) ? 1 : 0;
    return `${user},${item},${grade},,`;
  });
  const pool = [head, ...judged].join("\n");
  const { report } = await runWorld({ popular: 0.5, others: 0.05 }, { pool });
  expect(report.unjudged).toBeUndefined();
  expect(report.findings[0]!.code).toBe("worse");
});

it("says that the data cannot tell where only what was liked is known", async () => {
  const { report } = await runWorld({ popular: 0.5, others: 0.05 }, { onlyPositives: true });
  expect(report.unjudged!.sensitivity).toBeUndefined();
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: "unjudged-unknown", severity: "note" }),
  );
});

it("says nothing of it where items were shown at random", async () => {
  const { report } = await runWorld({ popular: 0.3, others: 0.3 });
  expect(report.unjudged!.sensitivity).toBeDefined();
  expect(report.findings.filter(({ code }) => code.startsWith("unjudged"))).toEqual([]);
});

it("asks nothing where every pair has a label", async () => {
  const { report } = await runWorld({ popular: 1, others: 1 });
  expect(report).not.toHaveProperty("unjudged");
});
