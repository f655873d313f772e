import { expect, it } from "vitest";
import type { Dataset } from "../../src/domain.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { hybridWorld } from "../retrieval/hybrid-world.ts";

/** The hybrid world, whose first user likes the items 0, 7, 14 and 21, the second 1, 8, 15 and 22, and so on; two folds. */
function judgedWorld(): Dataset {
  const world = hybridWorld();
  const user = Int32Array.from({ length: 4 * world.users.length }, (_, i) => Math.floor(i / 4));
  const count = user.length;
  return {
    ...world,
    labelsFrom: "qrels",
    partsOf: "users",
    folds: Int32Array.from(world.users, (_, i) => i % 2),
    interactions: {
      user,
      item: user.map((who, i) => who + 7 * (i % 4)),
      label: new Float64Array(count).fill(1),
      time: new Float64Array(count).fill(Number.NaN),
      part: Array.from({ length: count }, () => "test"),
    },
    positiveFrom: 1,
  };
}

const request = {
  query: { $vector: "dense" },
  using: "dense",
  limit: { $depth: true },
  params: { exact: true },
};

const file = {
  name: "hybrid",
  dataset: "none",
  retrieval: {
    retrievers: [
      { name: "dense", missing: -1 },
      { name: "bm25", vector: "words" },
    ],
  },
  training: { source: "candidates", depth: 20, l2: 1 },
  features: [
    { kind: "prefetch-score", of: "dense" },
    { kind: "prefetch-score", of: "bm25" },
    { kind: "fusion-score", by: "dbsf" },
  ],
  ranking: { depths: [10, 20], measures: ["AP", "P@5"], headline: "AP", form: "logit" },
  statistics: { samples: 100 },
};

async function run(experiment: object) {
  const given = { experiment: experimentSchema.parse({ ...file, ...experiment }), dataset: judgedWorld() };
  return (await runExperiment(given, { engine: "reference" })).report;
}

function meanOf({ scores }: Report, system: string, depth: number, measure: string): number {
  return scores.find((one) => one.system === system && one.depth === depth && one.measure === measure)!.mean;
}

it("says what a default for missing scores costs: the difference to the run that knows them", async () => {
  const retrieval = { ...file.retrieval, missing: "default" };
  const ranking = { ...file.ranking, depths: [10] };
  const known = await run({ ranking });
  const report = await run({ ranking, retrieval });
  const { depth, measure, similarity, difference, ...cost } = report.hybrid!.missingScores!;
  expect(similarity).toBe(meanOf(known, "formula", depth, measure));
  expect(cost.default).toBe(meanOf(report, "formula", depth, measure));
  expect(difference).toBeCloseTo(cost.default - similarity, 12);
  expect(difference).not.toBe(0);
  expect(report.findings.map(({ code }) => code)).toContain("defaults-cost");
  expect(known.hybrid!.missingScores).toBeUndefined();
});

it("compares retrievers, fusions, a request of one's own and the formula over both", async () => {
  const report = await run({
    systems: [
      { kind: "rrf", name: "tuned", k: [2, 61] },
      { kind: "query", name: "mine", request },
    ],
  });
  expect(report.experiment).toMatchObject({
    control: "rrf",
    treatment: "formula",
    retrievers: ["dense", "bm25"],
  });
  expect(report.systems.map(({ name }) => name)).toEqual([
    "dense",
    "bm25",
    "rrf",
    "tuned",
    "mine",
    "formula",
  ]);
  expect(report.parity.map(({ depth, different }) => ({ depth, different }))).toEqual([
    { depth: 10, different: 0 },
    { depth: 20, different: 0 },
  ]);
  const mean = (system: string, depth: number, measure: string) => meanOf(report, system, depth, measure);
  expect(mean("mine", 20, "P@5")).toBe(mean("dense", 20, "P@5"));
  for (const { retriever, depth, recall, only } of report.hybrid!.shares) {
    expect(recall).toBe(mean(retriever, depth, `R@${depth}`));
    const all = mean("candidates", depth, `R@${depth}`);
    const [other] = report.hybrid!.shares.filter((one) => one.depth === depth && one.retriever !== retriever);
    expect(all - other!.recall).toBeCloseTo(only, 12);
  }
  expect(renderMarkdown(report)).toContain("What each retriever finds");
});
