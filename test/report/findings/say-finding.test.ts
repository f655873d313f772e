import { expect, it } from "vitest";
import type { Finding, FindingCode } from "../../../src/report/findings/finding.ts";
import { firstScreen } from "../../../src/report/findings/first-screen.ts";
import { sayAction } from "../../../src/report/findings/next-actions.ts";
import { sayFinding } from "../../../src/report/findings/say-finding.ts";

const tested = { pValue: 0.06, comparisons: 6 };
const advice = {
  ...{ depth: 200, measure: "P@10", lossAtMost: 0.016, margin: 0.02, bestDepth: 1000 },
  bestGain: undefined,
};
const compared = {
  ...{ pValue: 0.0006, comparisons: 6 },
  ...{ control: "vector", treatment: "formula", measure: "P@10", depth: 200, controlMean: 0.1118 },
  ...{ treatmentMean: 0.1645, difference: 0.0528, low: 0.042, high: 0.0643, confidence: 0.95 },
  ...{ queries: 400, wins: 195, ties: 140, losses: 65 },
};
const shares = {
  ...{ control: "vector", treatment: "formula" },
  ...{ controlJudged: 0.038, treatmentJudged: 0.253, cutoff: 10 },
};

const objective = {
  ...{ objective: "listwise", measure: "nDCG@10", difference: 0.02, low: 0.01, high: 0.03 },
  ...{ confidence: 0.95, pValue: 0.004 },
};

/** One finding of each code. */
const EVERY: { readonly [Code in FindingCode]: Omit<Extract<Finding, { code: Code }>, "code" | "severity"> } =
  {
    better: { ...compared, exported: true },
    worse: compared,
    "no-measurable-difference": compared,
    "too-few-queries": compared,
    "worse-at-depths": {
      ...{ control: "vector", treatment: "formula", measure: "P@10", depths: [20, 50], of: 6 },
      elsewhereBetter: false,
    },
    "may-be-chance": tested,
    "test-differs": tested,
    "too-few-queries-below": { queries: 400, difference: 0.0131 },
    "treatment-without-depth": { treatment: "today", examined: "formula", depth: 200 },
    "one-depth": { depth: 200 },
    "depth-best": { ...advice, depth: 1000, deepest: true },
    "depth-enough": { ...advice, bestGain: 0.0031 },
    "cannot-tell-depth": { ...advice, depth: 1000, bestDepth: 200, queries: 50 },
    "depth-hurts": { depths: [500, 1000] },
    "objective-better": objective,
    "objective-worse": { ...objective, difference: -0.02, low: -0.03, high: -0.01 },
    "objective-unproven": { ...objective, low: -0.001 },
    "objective-stays": {},
    "no-loss-without": {
      ...{ measure: "P@10", margin: 0.02 },
      features: [
        { without: ["year"], lossAtMost: 0.012 },
        { without: ["genre a", "genre b", "genre c"], lossAtMost: 0.004 },
      ],
    },
    "harmed-slices": {
      ...{ treatment: "formula", control: "vector", measure: "P@10", confidence: 0.95, of: 9 },
      slices: ["CH", "FR", "IT"].map((value) => ({
        ...{ attribute: "country", value, queries: 100, difference: -0.03, low: -0.05, high: -0.01 },
      })),
    },
    "unjudged-unknown": shares,
    "unjudged-reverse": {
      ...{ ...shares, measure: "P(judged_only=True)@10", controlMean: 0.5, treatmentMean: 0.3 },
      ...{ difference: -0.2, low: -0.25, high: -0.15, confidence: 0.95 },
    },
    "unjudged-explain": {
      ...{ ...shares, ahead: "formula", behind: "vector", rate: 0.5, imputed: 0.51 },
      ...{ lead: -0.4, low: -0.42, high: -0.38, confidence: 0.95 },
    },
    "popularity-beats": {
      ...{ treatment: "formula", measure: "P@10", depth: 100, mean: 0.1012 },
      ...{ confidence: 0.95, shareOfGain: { ratio: 0.846, low: 0.7, high: 0.98 } },
      beaten: [{ system: "vector", difference: 0.0386, low: 0.03, high: 0.047 }],
    },
    narrows: {
      ...{ treatment: "formula", control: "vector", confidence: 0.95 },
      measures: [
        {
          measure: "Coverage@10",
          control: 0.82,
          treatment: 0.17,
          left: { ratio: 0.21, low: 0.2, high: 0.22 },
        },
        {
          ...{ measure: "PopularityShare@10", control: 0.48, treatment: 0.99 },
          left: { ratio: 0.02, low: 0.01, high: 0.03 },
        },
      ],
    },
    "relevant-forbidden": { relevant: 120, ofRelevant: 2000, queries: 7 },
    "wrong-shape": {
      features: [
        {
          ...{ feature: "quality", from: 0.451, to: 0.552, predicted: 0.021, observed: 0.084 },
          remedy: { kind: "payload-bins", path: "quality" },
        },
        {
          ...{ feature: "score", from: 0.2, to: 0.3, predicted: 0.021, observed: 0.03 },
          remedy: { kind: "score-hinge" },
        },
      ],
    },
    "zero-vectors": { zeroVectors: 3, queries: 400 },
    "train-after-test": { share: 0.446 },
    "features-know-labels": {
      ...{ part: "train", learned: true, declared: true, columns: ["score"], most: "the model" },
      ...{ area: 0.8777, testArea: 0.6785, hasTune: true },
    },
    "features-undeclared": {},
    "sigmoid-overflows": { candidates: 3 },
    "sigmoid-tied": { share: 0.04, cutoff: 5 },
    "other-scores": { largestDifference: 0.001 },
    "other-prefetch-scores": { beyondRounding: 3, scores: 40_000, largestDifference: 0.01 },
    "hidden-values": { paths: [{ path: "price", index: "integer", items: 7 }] },
    "test-labels-leaked": { samples: 12 },
    "features-know-test": {},
    "excluded-returned": { candidates: 4 },
    "results-change": { queries: 7, withoutTies: 0 },
    "more-candidates": { shards: 3 },
    "ties-decide": { system: "rrf", measure: "nDCG@10", lowest: 0.7058, highest: 0.7226, margin: 0.02 },
    "do-not-fuse": {
      ...{
        retriever: "words",
        control: "rrf",
        measure: "nDCG@10",
        difference: 0.004,
        low: -0.006,
        margin: 0.02,
      },
    },
    "defaults-cost": {
      ...{ depth: 200, measure: "nDCG@10", similarity: 0.7199, default: 0.7139, difference: -0.006 },
      ...{ low: -0.011, high: -0.001, confidence: 0.95, wins: 20, ties: 240, losses: 40 },
    },
    "fusion-per-shard": { systems: ["today"], shards: 3 },
    "labels-absent": { labels: 12, ofLabels: 400, items: 7 },
    "collection-not-green": { collection: "videos", status: "yellow" },
    "vectors-not-indexed": { collection: "videos", vectors: 20_000, of: 100_000 },
    "quantized-without-rescoring": { vectors: [{ vector: "dense", quantization: "scalar" }] },
    "sparse-without-idf": { vectors: ["words"] },
    "bm25-average-length": {
      ...{ vector: "words", assumed: 256, measured: 151.39 },
      cost: { measure: "nDCG@10", assumed: 0.683, measured: 0.6886 },
    },
    "filters-without-index": { paths: ["language"] },
    "integer-index-on-floats": { paths: [{ path: "price", items: 7 }] },
    "not-qdrant": {},
  };

it("says every finding in the words of the golden file", async () => {
  const lines = Object.entries(EVERY).map(
    ([code, values]) => `${code}: ${sayFinding({ code, severity: "note", ...values } as Finding)}\n`,
  );
  await expect(lines.join("")).toMatchFileSnapshot("../../golden/findings.txt");
});

it("says what to do about each finding that asks for something, in the words of the golden file", async () => {
  const lines = Object.entries(EVERY).map(
    ([code, values]) => `${code}: ${sayAction({ code, severity: "note", ...values } as Finding) ?? "–"}\n`,
  );
  await expect(lines.join("")).toMatchFileSnapshot("../../golden/actions.txt");
});

it("says by how much popularity alone is better, of whatever it orders", () => {
  const beaten = ["vector", "formula"].map((system) => ({ system, difference: 0.02, low: 0.01, high: 0.03 }));
  const values = {
    ...EVERY["popularity-beats"],
    depth: undefined,
    beaten,
    shareOfGain: undefined,
  };
  expect(sayFinding({ code: "popularity-beats", severity: "warning", ...values })).toBe(
    "Popularity alone ranks better than vector and formula: all items, ordered by popularity in the train part alone, reach P@10 0.1012, which is 0.0200 above vector (95 % interval +0.0100 to +0.0300) and 0.0200 above formula (95 % interval +0.0100 to +0.0300).",
  );
});

it("says of a depth that loses nothing that none is better", () => {
  const best = { ...EVERY["depth-best"], lossAtMost: 0 };
  expect(sayFinding({ code: "depth-best", severity: "note", ...best })).toContain(
    "by P@10 none is better, and",
  );
});

it("begins with the verdict alone, and sets apart what to read with care and what is in doubt", () => {
  const finding = (code: FindingCode, severity: Finding["severity"]) =>
    ({ code, severity, ...EVERY[code] }) as Finding;
  const { verdict, rest, cautions, doubts } = firstScreen([
    finding("better", "note"),
    finding("depth-enough", "note"),
    finding("depth-hurts", "warning"),
    finding("zero-vectors", "warning"),
    finding("results-change", "stop"),
    finding("more-candidates", "warning"),
  ]);
  expect(verdict).toBe("By P@10, formula ranks better than vector.");
  expect(rest).toEqual([
    expect.stringMatching(/^At depth 200, P@10 goes from 0\.1118 \(vector\) to 0\.1645 \(formula\)/),
    expect.stringMatching(/^Fetch 200 candidates/),
    "More hurts: 500 and 1,000 rank worse than a shallower depth.",
  ]);
  expect(cautions).toEqual([expect.stringMatching(/^3 of 400 queries have a vector of zeros/)]);
  expect(doubts).toEqual([
    "7 queries give other results when they are sent again: chance decides among equal scores.",
    expect.stringMatching(/^More candidates than the depth were ranked/),
  ]);
});
