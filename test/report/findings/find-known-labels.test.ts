import { expect, it } from "vitest";
import type { LabelGap } from "../../../src/analysis/validity/label-gap.ts";
import { findKnownLabels } from "../../../src/report/findings/find-known-labels.ts";
import type { Report } from "../../../src/report/report.ts";
import { sampleReport, soundTrust } from "../sample-report.ts";

const none: LabelGap = {
  ...{ area: 0.7, testArea: 0.7, onTest: { slope: 1, high: 1.1 }, gap: 0, low: -0.01, high: 0.01 },
  dispersion: undefined,
};
const known: LabelGap = {
  ...{ area: 0.88, testArea: 0.68, onTest: { slope: 0.3, high: 0.4 }, gap: 0.2, low: 0.18, high: 0.22 },
  dispersion: undefined,
};

/** A report whose feature `score` knows the labels of the train part. */
function leaking(
  computedFrom: Report["trust"]["computedFrom"],
  changes: Partial<Report["labels"]> = {},
): Report {
  const counts = { interactions: 1000, testInteractions: 500 };
  const comparison = {
    part: "train" as const,
    ...counts,
    columns: [{ column: "score", ...known }],
    model: none,
  };
  const labels = { part: "train" as const, knowledge: "known" as const, tune: 9, comparisons: [comparison] };
  return { ...sampleReport, trust: { ...soundTrust, computedFrom }, labels: { ...labels, ...changes } };
}

const severity = (report: Report) => findKnownLabels(report).map((finding) => finding.severity);

it("finds nothing where there is no gap", () => {
  expect(findKnownLabels(sampleReport)).toEqual([]);
});

it("warns where the dataset declares it, and stops where it does not", () => {
  expect(findKnownLabels(leaking("train"))).toEqual([
    {
      ...{ code: "features-know-labels", severity: "warning", part: "train", learned: true, declared: true },
      ...{ columns: ["score"], most: "score", area: 0.88, testArea: 0.68, hasTune: true },
    },
  ]);
  expect(severity(leaking(undefined))).toEqual(["stop"]);
  expect(severity(leaking("nothing"))).toEqual(["stop"]);
});

it("stops where the model loses more than 0.2, or is not ahead of the control and of a random order", () => {
  const model = { ...known, area: 0.95, gap: 0.27, low: 0.21 };
  const [comparison] = leaking("train").labels.comparisons;
  expect(severity(leaking("train", { comparisons: [{ ...comparison!, model }] }))).toEqual(["stop"]);

  const report = leaking("train");
  const equal = report.comparisons.map((one) => ({ ...one, treatmentMean: one.controlMean }));
  expect(severity({ ...report, comparisons: equal })).toEqual(["stop"]);
  const random = { order: "random" as const, measure: "P@10", mean: 0.99, low: 0.98, high: 1 };
  const orders = [...report.bounds.orders.filter(({ order }) => order !== "random"), random];
  expect(severity({ ...report, bounds: { ...report.bounds, orders } })).toEqual(["stop"]);
});

it("does not take what knows train, and misses the other items of the test, for what knows tune", () => {
  const comparison = leaking("train").labels.comparisons[0]!;
  const comparisons = (area: number) => [
    comparison,
    { ...comparison, part: "tune" as const, columns: [{ ...known, column: "score", area }] },
  ];
  const partsOf = (area: number) =>
    findKnownLabels(leaking(undefined, { comparisons: comparisons(area) })).map(
      (one) => "part" in one && one.part,
    );
  expect(partsOf(0.87)).toEqual(["train", "tune"]);
  expect(partsOf(0.75)).toEqual(["train"]);
});

it("asks for the declaration alone where the model learned from other labels", () => {
  expect(severity(leaking("train", { part: "tune" }))).toEqual([]);
  expect(severity(leaking(undefined, { part: "tune" }))).toEqual(["warning"]);
});
