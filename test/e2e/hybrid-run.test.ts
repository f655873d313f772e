import { expect, it } from "vitest";
import type { Dataset } from "../../src/domain.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
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

it("compares retrievers, fusions, a request of one's own and the formula over both", async () => {
  const experiment = experimentSchema.parse({
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
    systems: [
      { kind: "rrf", name: "tuned", k: [2, 61] },
      { kind: "query", name: "mine", request },
    ],
    ranking: { depths: [10, 20], cutoffs: [5], form: "logit" },
  });
  const { report } = await runExperiment({ experiment, dataset: judgedWorld() }, { engine: "reference" });
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
  const mean = (system: string, depth: number, measure: string) =>
    report.scores.find((one) => one.system === system && one.depth === depth && one.measure === measure)!
      .mean;
  expect(mean("mine", 20, "P@5")).toBe(mean("dense", 20, "P@5"));
  for (const { retriever, depth, recall, only } of report.hybrid!.shares) {
    expect(recall).toBe(mean(retriever, depth, `R@${depth}`));
    const all = mean("candidates", depth, `R@${depth}`);
    const [other] = report.hybrid!.shares.filter((one) => one.depth === depth && one.retriever !== retriever);
    expect(all - other!.recall).toBeCloseTo(only, 12);
  }
  expect(renderMarkdown(report)).toContain("What each retriever finds");
});
