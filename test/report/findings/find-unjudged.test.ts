import { expect, it } from "vitest";
import type { UnjudgedReport } from "../../../src/analysis/lists/unjudged.ts";
import { findUnjudged } from "../../../src/report/findings/find-unjudged.ts";
import type { Finding } from "../../../src/report/findings/finding.ts";
import { sampleReport, sampleUnjudged } from "../sample-report.ts";

const { condensed, imputed } = sampleUnjudged.sensitivity!;
const [better] = sampleReport.findings;

function find(changes: Partial<UnjudgedReport> | undefined, answer: Finding = better!) {
  const unjudged = changes && { ...sampleUnjudged, ...changes };
  return findUnjudged({ ...sampleReport, unjudged }, answer).map(({ code }) => code);
}

function sensitivity(changes: Partial<NonNullable<UnjudgedReport["sensitivity"]>>) {
  return { sensitivity: { ...sampleUnjudged.sensitivity!, ...changes } };
}

it("is nothing where all is judged, or the answer is that nothing differs", () => {
  expect(find(undefined)).toEqual([]);
  const none = { ...better!, code: "no-measurable-difference" } as Finding;
  expect(find({ sensitivity: undefined }, none)).toEqual([]);
});

it("says that the data cannot tell where only relevant items are judged", () => {
  expect(find({ sensitivity: undefined })).toEqual(["unjudged-unknown"]);
});

it("warns where judged items alone measurably say the opposite", () => {
  const opposite = { ...condensed, low: -0.05, high: -0.01, pValue: 0.01 };
  expect(find(sensitivity({ condensed: opposite }))).toEqual(["unjudged-reverse"]);
  expect(find(sensitivity({ condensed: { ...opposite, pValue: 0.06 } }))).toEqual([]);
  expect(find(sensitivity({ condensed: { ...opposite, high: 0.001 } }))).toEqual([]);
  const worse = { ...better!, code: "worse" } as Finding;
  expect(find(sensitivity({ condensed: opposite }), worse)).toEqual([]);
});

it("warns where less of the system behind is judged, and the lead is gone at the rate of its judged items", () => {
  const judged = { ...sampleUnjudged.judged, low: 0.02, high: 0.06, pValue: 0.001 };
  const gone = { ...imputed, lead: -0.01, low: -0.03, high: 0.01 };
  expect(find({ judged, ...sensitivity({ imputed: gone }) })).toEqual(["unjudged-explain"]);
  expect(find({ judged, ...sensitivity({ imputed: { ...gone, low: 0.001 } }) })).toEqual([]);
  expect(find({ judged: { ...judged, pValue: 0.06 }, ...sensitivity({ imputed: gone }) })).toEqual([]);
  const worse = { ...better!, code: "worse" } as Finding;
  expect(find({ judged, ...sensitivity({ imputed: { ...gone, ahead: "control" } }) }, worse)).toEqual([]);
  const less = { ...judged, low: -0.06, high: -0.02 };
  expect(find({ judged: less, ...sensitivity({ imputed: { ...gone, ahead: "control" } }) }, worse)).toEqual([
    "unjudged-explain",
  ]);
});
