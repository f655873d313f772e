import { expect, it } from "vitest";
import { generateHybrid } from "../../src/dataset/hybrid/generate-hybrid.ts";
import { hybridManifest } from "../../src/dataset/hybrid/hybrid-parameters.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { renderCost } from "../../src/report/sections/cost-page.ts";
import { runExperiment } from "../../src/run-experiment.ts";

it("compares approximate searches of several retrievers under filters, and times the routes", async () => {
  const { experiment: given } = await loadExperiment("hybrid");
  const manifest = { kind: "synthetic-hybrid", format: 1, name: "small", documents: 900, queries: 60 };
  const dataset = await generateHybrid(hybridManifest.parse(manifest));
  const experiment = experimentSchema.parse({
    name: "hybrid",
    dataset: "none",
    retrieval: {
      retrievers: given.retrieval.retrievers,
      only: [{ kind: "keyword", path: "language", attribute: "language" }],
    },
    training: { source: "candidates", depth: 20 },
    features: given.features,
    ranking: { depths: [20], cutoffs: [5], form: "logit" },
    statistics: { samples: 200 },
    approximate: { builds: [{ m: 4, efConstruct: 8, ef: [20, 500] }] },
  });
  const { report, cost } = await runExperiment({ experiment, dataset }, { engine: "embedded", cost: true });
  const [narrow, wide] = report.approximate!;
  expect(narrow!.recallByScore.mean).toBeLessThan(wide!.recallByScore.mean);
  expect(wide!.recallByScore.mean).toBeGreaterThan(0.95);
  const bands = narrow!.bySelectivity!;
  expect(bands.reduce((sum, { queries }) => sum + queries, 0)).toBe(report.dataset.queries);
  expect(bands.every(({ above }) => above >= 0.1)).toBe(true);
  expect(renderMarkdown(report)).toContain("sparse vectors are always searched exactly");
  expect(cost).not.toHaveProperty("problem");
  expect(renderCost(cost!, report)).toContain("fused by ranks");
}, 300_000);
