import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDataset } from "../../src/dataset/load-dataset.ts";
import { splitDataset } from "../../src/dataset/split.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import { samplesFromInteractions } from "../../src/model/build-samples.ts";
import { fitOptimum } from "../../src/model/fit-optimum.ts";
import {
  asList,
  digest,
  type LearnedModels,
  largestDifference,
} from "../oracle/logistic/largest-difference.ts";
import { byCosine } from "./by-cosine.ts";
import { recipeOf, samplesOf } from "./generate-samples.ts";

/** Small samples with what other programs learned from them. */
interface Case extends LearnedModels {
  readonly name: string;
  readonly values: number[];
  readonly labels: number[];
  /** Without a penalty; intercept first. */
  readonly standardErrors: readonly number[];
}

function readOracle<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(import.meta.dirname, "../oracle/logistic", file), "utf8"));
}

const { cases } = readOracle<{ readonly cases: readonly Case[] }>("logistic.json");
const synthetic = readOracle<LearnedModels & { readonly sha256: string }>("synthetic.json");

describe.each(cases)("$name", ({ values, labels, standardErrors, models }) => {
  const columns = Array.from({ length: values.length / labels.length }, (_, j) => `x${j}`);
  const samples = samplesOf(columns, values, labels);

  it("gives scikit-learn's weights to 6 digits, with and without its penalty", async () => {
    expect(await largestDifference(samples, { models })).toBeLessThan(1e-6);
  });

  it("gives the standard errors of statsmodels, and of the sandwich where rows are reweighted", async () => {
    const errors = asList((await fitOptimum(samples, recipeOf())).standardErrors);
    errors.forEach((error, j) => {
      expect(error / standardErrors[j]!).toBeCloseTo(1, 6);
    });
  });
});

it("gives scikit-learn's weights to 6 digits on the samples of the synthetic world", async () => {
  const { experiment, datasetFolder } = await loadExperiment("synthetic");
  const dataset = await loadDataset(datasetFolder);
  const features = createFeatures(experiment.features);
  const { train } = splitDataset(dataset);
  const samples = await samplesFromInteractions(dataset, train, features, { scoresOf: byCosine });
  expect(digest(samples)).toBe(synthetic.sha256);
  expect(await largestDifference(samples, synthetic)).toBeLessThan(1e-6);
});
