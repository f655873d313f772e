import { expect, it } from "vitest";
import { findHybrid } from "../../../src/report/findings/find-hybrid.ts";
import type { Report } from "../../../src/report/report.ts";
import { hybridSection } from "../../../src/report/sections/hybrid-section.ts";
import { systemsSection } from "../../../src/report/sections/systems-section.ts";
import { sampleReport } from "../sample-report.ts";

const [first] = sampleReport.comparisons.filter(
  ({ depth, measure }) => depth === 20 && measure === sampleReport.recommendation.measure,
);
const { depth, measure } = sampleReport.recommendation;

/** A report where "vector" is the fusion of two retrievers, the second of which stands to it as given. */
function hybridReport(difference: number, reach: number, ties: [number, number]): Report {
  const low = difference - reach;
  const alone = {
    ...first!,
    treatment: "words",
    difference,
    low,
    high: difference + reach,
    adjustedPValue: 1,
  };
  const [lowest, highest] = ties;
  return {
    ...sampleReport,
    experiment: { ...sampleReport.experiment, retrievers: ["dense", "words"], missing: "similarity" },
    systems: [
      { name: "vector", kind: "rrf", depths: [20] },
      { name: "words", kind: "retriever", depths: [20] },
      ...sampleReport.systems.filter(({ name }) => name === "formula"),
    ],
    comparisons: [...sampleReport.comparisons, alone],
    hybrid: {
      shares: [
        { retriever: "dense", depth, recall: 0.5, only: 0.125, unscored: 0.25 },
        { retriever: "words", depth, recall: 0.375, only: 0, unscored: 0 },
      ],
      ties: [{ system: "vector", measure, queriesAffected: 3, lowest, expected: undefined, highest }],
    },
  };
}

it("does not advise against fusion where one retriever may be worse by more than the margin", () => {
  expect(findHybrid(hybridReport(0, 0.02, [0.1, 0.1]))).toEqual([]);
  expect(findHybrid(sampleReport)).toEqual([]);
});

it("advises against fusion where one retriever is worse by less than the margin at most", () => {
  expect(first!.controlMean).toBeGreaterThan(0.1);
  expect(findHybrid(hybridReport(0.01, 0.011, [0.1, 0.1]))).toMatchObject([
    { code: "do-not-fuse", severity: "note", retriever: "words", control: "vector", difference: 0.01 },
  ]);
});

it.each([
  { low: -0.02, high: -0.001, severity: "warning" },
  { low: -0.02, high: 0.001, severity: "note" },
])("says what scores by default cost: from $low to $high is a $severity", ({ low, high, severity }) => {
  const report = hybridReport(-0.1, 0.02, [0.1, 0.1]);
  const values = { depth, measure, similarity: 0.25, default: 0.24, difference: -0.01 };
  const missingScores = { ...values, low, high, wins: 1, ties: 0, losses: 2 };
  const hybrid = { ...report.hybrid!, missingScores };
  expect(findHybrid({ ...report, hybrid })).toMatchObject([{ code: "defaults-cost", severity, ...values }]);
  expect(hybridSection({ ...report, hybrid })).toContain(
    `${measure} at depth ${depth} is 0.2500; the default makes it 0.2400: −0.0100`,
  );
});

it("warns where the order of ties is worth more than the margin", () => {
  expect(findHybrid(hybridReport(-0.1, 0.02, [0.0985, 0.1]))).toEqual([]);
  expect(findHybrid(hybridReport(-0.1, 0.02, [0.0979, 0.1]))).toMatchObject([
    { code: "ties-decide", severity: "warning", system: "vector", lowest: 0.0979, highest: 0.1 },
  ]);
});

it("shows what each retriever brings, and every system with what it beats", () => {
  const report = hybridReport(0, 0.02, [0.0979, 0.1]);
  const section = hybridSection(report);
  expect(section).toMatch(/\| dense +\| +0\.5000 \| 0\.1250 \|/);
  expect(section).toMatch(/\| vector +\| +3 \| 0\.0979 \|/);
  expect(hybridSection(sampleReport)).toBe("");
  const beats = /^\| formula .*\| vector +\|$/m;
  expect(systemsSection(report)).toMatch(beats);
  expect(systemsSection(sampleReport)).toBe("");
  const systems = [{ system: "words", share: 0.375 }];
  const unjudged = { ...report.unjudged!, systems };
  expect(systemsSection({ ...report, unjudged })).toMatch(/Judged@\d+ \| better than/);
  expect(systemsSection({ ...report, unjudged })).toMatch(/^\| words .*\| +0\.3750 \| –/m);
});
