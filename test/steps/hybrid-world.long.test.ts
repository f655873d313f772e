import { expect, it } from "vitest";
import { hybridManifest } from "../../src/dataset/hybrid/hybrid-parameters.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { readJson } from "../../src/read-json.ts";
import { runExperiment } from "../../src/run-experiment.ts";

it("finds the weights of the hybrid world, and beats the fusions of its retrievers", async () => {
  const given = await loadExperiment("hybrid");
  const { relevance } = await readJson("datasets/hybrid/dataset.json", hybridManifest, "");
  const { report } = await runExperiment(given, { engine: "embedded" });
  const truth = Object.values(relevance.weights);
  report.model.weights.forEach(({ value, standardError }, i) => {
    expect(Math.abs(value - truth[i]!)).toBeLessThan(3 * standardError!);
  });
  const { depth } = report.recommendation;
  const beaten = report.comparisons.filter(
    (one) => one.treatment === "formula" && one.depth === depth && one.measure === "nDCG@10",
  );
  expect(beaten.map(({ control }) => control).sort()).toEqual(["dbsf", "dense", "rrf", "words"]);
  for (const { low, adjustedPValue } of beaten) {
    expect(low).toBeGreaterThan(0);
    expect(adjustedPValue).toBeLessThan(0.05);
  }
  expect(report.parity.map(({ different }) => different)).toEqual([0, 0, 0]);
}, 300_000);
