import type { Report } from "../../src/report/report.ts";

const depths = [20, 100];
const cutoffs = [5, 10];

function score(system: "vector" | "formula", depth: number, measure: string, mean: number) {
  return { system, depth, measure, mean, low: mean - 0.02, high: mean + 0.02, queries: 400 };
}

/** A report with made-up numbers in which every part has something to say. */
export const sampleReport: Report = {
  schemaVersion: 1,
  experiment: {
    name: "sample",
    description: "A made-up experiment.",
    seed: 1,
    distance: "Cosine",
    excludeSeen: true,
    trainingSource: "impressions",
    form: "sigmoid",
    depths,
    cutoffs,
    confidence: 0.95,
    bootstrapSamples: 2000,
    minimumEffect: 0.005,
  },
  dataset: {
    name: "made-up",
    description: "",
    fingerprint: "0123456789abcdef0123456789abcdef",
    dimensions: 64,
    items: 10_000,
    users: 2000,
    interactions: 172_000,
    queries: 400,
    relevantPerQuery: 30.25,
    usersWithoutRelevantItems: 3,
    repeatedInteractions: 12,
  },
  engine: { kind: "embedded", description: "Qdrant Edge 0.9.0", version: "1.18.3" },
  model: {
    intercept: { value: -9.2, standardError: 0.1 },
    weights: [
      { feature: "score", value: 8.05, standardError: 0.19 },
      { feature: "affinity(topics)", value: 5.92, standardError: 0.21 },
    ],
    weightsFrom: "newton",
    samples: { rows: 160_000, positives: 3200 },
    package: { rows: 12_800, steps: 60, distance: 1.5 },
    fit: { logLoss: 0.0829, baseLogLoss: 0.0972, auc: 0.814 },
  },
  recommendation: { measure: "P@10", depth: 20, bestDepth: 100 },
  scores: depths.flatMap((depth) => [
    score("vector", depth, `R@${depth}`, depth / 1000),
    ...cutoffs.flatMap((cutoff) => [
      score("vector", depth, `P@${cutoff}`, 0.11),
      score("vector", depth, `nDCG@${cutoff}`, 0.12),
      score("formula", depth, `P@${cutoff}`, 0.14 + depth / 5000),
      score("formula", depth, `nDCG@${cutoff}`, 0.15 + depth / 5000),
    ]),
  ]),
  ceilings: depths.flatMap((depth) =>
    cutoffs.map((cutoff) => ({ depth, measure: `P@${cutoff}`, mean: 0.2 + depth / 500 })),
  ),
  comparisons: depths.flatMap((depth) =>
    cutoffs.flatMap((cutoff) =>
      [`P@${cutoff}`, `nDCG@${cutoff}`].map((measure) => ({
        depth,
        measure,
        vector: 0.11,
        formula: 0.14 + depth / 5000,
        difference: 0.03 + depth / 5000,
        low: 0.02,
        high: 0.05,
        wins: 200,
        ties: 150,
        losses: 50,
        queries: 400,
      })),
    ),
  ),
  conventions: ["Measures follow trec_eval."],
};
