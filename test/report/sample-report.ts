import type { Finding, PathAudit } from "../../src/analysis/formula/payload-audit.ts";
import type { UnjudgedReport } from "../../src/analysis/lists/unjudged.ts";
import { concluded } from "../../src/report/build-report.ts";
import type { Report } from "../../src/report/report.ts";

const depths = [20, 100];
const cutoffs = [5, 10];
const measures = cutoffs.flatMap((cutoff) => [`P@${cutoff}`, `nDCG@${cutoff}`]);

function score(system: string, depth: number, measure: string, mean: number) {
  return { system, depth, measure, mean, low: mean - 0.02, high: mean + 0.02 };
}

function differing(difference: number) {
  return { difference, low: difference - 0.01, high: difference + 0.01, wins: 60, ties: 300, losses: 40 };
}

function tested(difference: number) {
  return {
    ...differing(difference),
    randomization: { pValue: 0.0002, exact: false },
    t: { t: 8, degreesOfFreedom: 399, pValue: 0.0001, effectSize: 0.4 },
    minimumDetectableEffect: 0.0123,
    adjustedPValue: 0.0016,
    controlMean: 0.11,
    treatmentMean: 0.11 + difference,
    queries: 400,
  };
}

function estimate(value: number, independentError: number) {
  const standardError = 2 * independentError;
  const reach = 2 * standardError;
  return {
    value,
    independentError,
    standardError,
    z: value / standardError,
    low: value - reach,
    high: value + reach,
  };
}

function auditedPath(keys: readonly string[], items: Partial<Record<Finding, number>>): PathAudit {
  const none = { used: 0, missing: 0, null: 0, otherType: 0, hidden: 0, several: 0, outOfRange: 0 };
  return {
    path: keys.join("."),
    keys,
    index: "float",
    wanted: "float",
    access: "variable",
    fallback: 0,
    items: { ...none, ...items },
    failures: [],
  };
}

/** Nothing that would put the results in doubt. */
export const soundTrust: Report["trust"] = {
  computedFrom: "train",
  judgedSamples: { samples: 160_000, judged: 0, relevant: 0, leaked: 0 },
  seen: { excluded: true, candidates: 0, shown: 0 },
  tiedCuts: depths.map((depth) => ({ depth, queries: 0 })),
  repeat: { queries: 400, changed: 0, changedWithoutTies: 0, unlikeJudged: 0 },
  shards: {
    count: 1,
    candidates: "per-shard",
    counts: depths.map((depth) => ({ depth, fewest: depth, most: depth, above: 0 })),
    effect: undefined,
  },
};

const sensitivityTest = (measure: string, controlMean: number, difference: number) => ({
  ...{ measure, controlMean, treatmentMean: controlMean + difference, ...differing(difference), pValue: 0.2 },
});

/** Some of what is shown has no judgment, which changes nothing. */
export const sampleUnjudged: UnjudgedReport = {
  shares: depths.map((depth) => ({ depth, control: 0.4, treatment: 0.41 })),
  systems: [
    { system: "vector", share: 0.4 },
    { system: "formula", share: 0.41 },
  ],
  judged: sensitivityTest("Judged@10", 0.4, 0.01),
  nonRelevant: { control: 1200, treatment: 1100 },
  sensitivity: {
    condensed: sensitivityTest("P(judged_only=True)@10", 0.3, 0.005),
    bpref: sensitivityTest("Bpref", 0.2, 0.008),
    imputed: {
      ...{
        ahead: "treatment",
        measure: "P@10",
        rate: 0.275,
        imputed: 0.3,
        lead: -0.15,
        low: -0.16,
        high: -0.14,
      },
    },
  },
};

/** A report with made-up numbers in which every part has something to say. */
export const sampleReport: Report = concluded({
  schemaVersion: 2,
  experiment: {
    name: "sample",
    description: "A made-up experiment.",
    seed: 1,
    distance: "Cosine",
    only: ["are unseen"],
    shards: 3,
    candidates: "per-shard",
    trainingSource: "impressions",
    form: "sigmoid",
    retriever: "vector",
    control: "vector",
    treatment: "formula",
    depths,
    measures,
    headline: "P@10",
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
  engine: {
    kind: "embedded",
    description: "Qdrant Edge 0.9.0",
    version: "1.18.3",
    reason: "asked for",
    isQdrant: true,
  },
  model: {
    intercept: estimate(-9.2, 0.1),
    weights: [
      { feature: "score", ...estimate(8.05, 0.19), varianceInflation: 1.4 },
      { feature: "affinity(topics)", ...estimate(5.92, 0.21), varianceInflation: 1.4 },
    ],
    clusters: { users: 1600, items: 9000 },
    weightsFrom: "newton",
    samples: { rows: 160_000, positives: 3200, trainedOn: 160_000 },
    package: { rows: 12_800, steps: 60, distance: 1.5 },
    heldOut: {
      users: 320,
      rows: 32_000,
      positives: 640,
      calibration: [
        { count: 16_000, predicted: 0.002, observed: 0.0021, low: 0.0013, high: 0.0027 },
        { count: 16_000, predicted: 0.038, observed: 0.042, low: 0.035, high: 0.041 },
      ],
      shapes: {
        ...{ features: 2, tests: 20, tolerance: 0.1 },
        wrong: [],
      },
      curve: [
        { share: 0.01, rows: 1280, positives: 0, problem: "the training samples hold 0 positives" },
        {
          share: 1,
          rows: 128_000,
          positives: 2560,
          fit: { logLoss: 0.0829, baseLogLoss: 0.0972, brier: 0.0181, baseBrier: 0.0196, auc: 0.814 },
          ranking: { mean: 0.143, low: 0.123, high: 0.163 },
        },
      ],
    },
  },
  labels: {
    part: "train",
    knowledge: "unseen",
    tune: 40_000,
    comparisons: [
      {
        ...{ part: "train", interactions: 160_000, testInteractions: 40_000 },
        columns: [
          {
            ...{
              column: "score",
              area: 0.766,
              testArea: 0.758,
              onTest: { slope: 0.97, high: 1.04 },
              dispersion: 1.1,
            },
            ...{ gap: 0.008, low: -0.004, high: 0.02 },
          },
        ],
        model: {
          ...{
            area: 0.814,
            testArea: 0.811,
            onTest: { slope: 0.99, high: 1.03 },
            dispersion: undefined,
            gap: 0.003,
            low: -0.007,
            high: 0.013,
          },
        },
      },
    ],
  },
  onTest: {
    ...{ depth: 20, rows: 8000, positives: 600 },
    fit: { logLoss: 0.25, baseLogLoss: 0.266, brier: 0.067, baseBrier: 0.0694, auc: 0.68 },
    calibration: [
      { count: 4000, predicted: 0.05, observed: 0.051, low: 0.044, high: 0.056 },
      { count: 4000, predicted: 0.1, observed: 0.099, low: 0.091, high: 0.109 },
    ],
  },
  systems: [
    { name: "vector", kind: "retriever", depths },
    { name: "formula", kind: "formula", depths },
  ],
  recommendation: {
    ...{ measure: "P@10", depth: 20, isEnough: true, lossAtMost: 0.016, margin: 0.02 },
    ...{ bestDepth: 100, bestGain: 0.0031, harmful: [] },
  },
  scores: depths.flatMap((depth) => [
    score("vector", depth, `R@${depth}`, depth / 1000),
    ...cutoffs.flatMap((cutoff) => [
      score("vector", depth, `P@${cutoff}`, 0.11),
      score("vector", depth, `nDCG@${cutoff}`, 0.12),
      score("formula", depth, `P@${cutoff}`, 0.14 + depth / 5000),
      score("formula", depth, `nDCG@${cutoff}`, 0.15 + depth / 5000),
    ]),
  ]),
  depthCurve: [
    {
      ...{ depth: 20, mean: 0.144, gain: undefined, toBest: differing(-0.016), lossAtMost: 0.00256 },
      ...{ pValue: 0.03, isBelowBest: true, worseThan: [] },
    },
    {
      ...{ depth: 100, mean: 0.16, gain: differing(0.016), toBest: differing(0), lossAtMost: 0.0008 },
      ...{ pValue: 1, isBelowBest: false, worseThan: [] },
    },
  ],
  stages: depths.flatMap((depth) =>
    ["P@5", "P@10"].map((measure) => ({
      depth,
      measure,
      ceiling: 0.2 + depth / 500,
      losses: {
        scarcity: 0.02,
        depth: 0.78 - depth / 500,
        search: 0,
        order: 0.06 + (9 * depth) / 5000,
      },
      headroom: { captured: { ratio: 0.26, low: 0.2, high: 0.31 }, queriesWithout: 12 },
    })),
  ),
  bounds: {
    orders: (["random", "popularity", "popular-candidates", "model", "ideal"] as const).flatMap((order, i) =>
      cutoffs.map((cutoff) => ({
        order,
        measure: `P@${cutoff}`,
        mean: 0.01 + i * 0.055,
        low: i * 0.055,
        high: 0.02 + i * 0.055,
      })),
    ),
    treatmentToModel: depths.map((depth) => ({ depth, ...differing(depth / 5000 - 0.024) })),
    modelToIdeal: differing(-0.002),
    popularity: [
      {
        ...{ depth: undefined, mean: 0.065, shareOfGain: { ratio: -1.3, low: -1.5, high: -1.1 } },
        toControl: { ...differing(-0.045), adjustedPValue: 0.0004 },
        toTreatment: { ...differing(-0.079), adjustedPValue: 0.0004 },
      },
    ],
  },
  missed: {
    depth: 20,
    cutoff: 10,
    counts: { shown: 576, "ranked-too-low": 424, "lost-by-search": 100, "not-a-candidate": 11_000 },
    mainReasons: [
      { feature: "affinity(topics)", items: 300 },
      { feature: "score", items: 100 },
    ],
    worst: [
      {
        user: "ada",
        losses: { scarcity: 0.7, depth: 0.1, search: 0, order: 0.1 },
        outcomes: [
          { item: 3, outcome: "shown", rank: 4 },
          {
            item: 8,
            outcome: "ranked-too-low",
            rank: 12,
            score: 0.2,
            margin: -0.01,
            pulledDown: [{ feature: "score", by: -0.4 }],
          },
          { item: 9, outcome: "not-a-candidate", searchRank: 1234 },
        ],
      },
      {
        user: "bob",
        losses: { scarcity: 0.9, depth: 0, search: 0.1, order: 0 },
        outcomes: [{ item: 5, outcome: "lost-by-search", searchRank: 7 }],
      },
    ],
  },
  movement: {
    depth: 20,
    cutoff: 10,
    promotions: { right: 300, wrong: 1200 },
    demotions: { right: 1332, wrong: 168 },
    overlap: 0.4567,
    tau: 0.3123,
    deepestHit: { queries: 250, median: 14, greatest: 20 },
  },
  trust: {
    ...soundTrust,
    judgedSamples: { samples: 160_000, judged: 1200, relevant: 40, leaked: 0 },
    tiedCuts: depths.map((depth) => ({ depth, queries: depth / 10 })),
    repeat: { queries: 400, changed: 2, changedWithoutTies: 2, unlikeJudged: 3 },
    shards: {
      count: 3,
      candidates: "per-shard",
      counts: depths.map((depth) => ({ depth, fewest: 2 * depth, most: 3 * depth, above: 400 })),
      effect: { depth: 20, measure: "P@10", otherTop: 37, ...differing(0.004) },
    },
  },
  comparisons: depths.flatMap((depth) =>
    measures.map((measure) => ({
      control: "vector",
      treatment: "formula",
      depth,
      measure,
      ...tested(0.03 + depth / 5000),
    })),
  ),
  slices: [
    { attribute: "country", value: "CH", ...tested(0.05), queries: 300 },
    { attribute: "country", value: "FR", ...tested(-0.01), queries: 100, adjustedPValue: 0.31 },
  ],
  ablation: [
    {
      without: ["score"],
      together: false,
      mean: 0.11,
      difference: -0.034,
      low: -0.05,
      high: -0.02,
      wins: 50,
      ties: 150,
      losses: 200,
      lossAtMost: 0.3,
    },
    {
      without: ["year in [1980, 1990)", "year >= 1990"],
      together: false,
      mean: 0.145,
      difference: 0.001,
      low: -0.002,
      high: 0.004,
      wins: 12,
      ties: 378,
      losses: 10,
      lossAtMost: 0.012,
    },
  ],
  parity: depths.map((depth) => ({
    depth,
    candidates: 400 * depth,
    different: depth === 20 ? 0 : 3,
    beyondRounding: 0,
    largestDifference: depth === 20 ? 0 : 5.9604644775390625e-8,
    meanDifference: depth === 20 ? 0 : 4e-12,
    inversions: 0,
    otherTop: 0,
    otherTopBeyondTies: 0,
  })),
  prefetchParity: { scores: 40_000, beyondRounding: 0, largestDifference: 1.2e-7, precision: 1e-5 },
  saturation: {
    depth: 20,
    lowestLogit: -8.25,
    highestLogit: 21.5,
    overflows: 0,
    sigmoid: { candidates: 0.125, cuts: cutoffs.map((cutoff) => ({ cutoff, share: 10 / cutoff / 50 })) },
    logit: { candidates: 0.01, cuts: cutoffs.map((cutoff) => ({ cutoff, share: 0 })) },
  },
  ties: [
    { measure: "P@10", queriesAffected: 16, lowest: 0.143, highest: 0.147, expected: 0.1449 },
    { measure: "R@10", queriesAffected: 0, lowest: 0.05, highest: 0.05, expected: 0.05 },
  ],
  beyondAccuracy: {
    depth: 20,
    cutoff: 10,
    scores: [
      { measure: "Coverage@10", control: 0.21, treatment: 0.17 },
      { measure: "Novelty@10", control: 7.3, treatment: 6.9 },
      { measure: "PopularityShare@10", control: 0.2, treatment: 0.28 },
      { measure: "ILD(of='topics')@10", control: 0.51, treatment: 0.44 },
    ],
  },
  unjudged: sampleUnjudged,
  payload: [
    auditedPath(["topics", "jazz"], { used: 4000, missing: 5990, null: 10 }),
    auditedPath(["topics", "sci-fi"], { used: 1000, missing: 9000 }),
    { ...auditedPath(["freshness"], { used: 9998, otherType: 2 }), fallback: 0.5 },
    { ...auditedPath(["languages"], { used: 9000, several: 1000 }), index: "keyword", access: "condition" },
  ],
  conventions: ["Measures follow trec_eval."],
});
