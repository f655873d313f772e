import { expect, it } from "vitest";
import { generateHybrid } from "../../src/dataset/hybrid/generate-hybrid.ts";
import { hybridManifest } from "../../src/dataset/hybrid/hybrid-parameters.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { runExperiment } from "../../src/run-experiment.ts";

it("finds the weights of a small hybrid world, and beats the fusions of its retrievers", async () => {
  const { experiment } = await loadExperiment("hybrid");
  const manifest = hybridManifest.parse({
    ...{ kind: "synthetic-hybrid", format: 1, name: "small", documents: 400, queries: 80 },
  });
  const given = {
    experiment: {
      ...experiment,
      training: { ...experiment.training, source: "candidates" as const, depth: 20 },
      ranking: { ...experiment.ranking, depths: [20] },
      statistics: { ...experiment.statistics, samples: 200 },
    },
    dataset: await generateHybrid(manifest),
  };
  const { report } = await runExperiment(given, { engine: "reference" });
  const truth = Object.values(manifest.relevance.weights);
  report.model.weights.forEach(({ value, standardError }, i) => {
    expect(Math.abs(value - truth[i]!)).toBeLessThan(3 * standardError!);
  });
  const meanOf = (name: string) =>
    report.scores.find(({ system, measure }) => system === name && measure === "nDCG@10")!.mean;
  expect(meanOf("formula")).toBeGreaterThan(Math.max(meanOf("rrf"), meanOf("dbsf")) + 0.02);
  expect(report.parity).toMatchObject([{ depth: 20, different: 0 }]);
});
