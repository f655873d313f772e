import { expect, it } from "vitest";
import { findCautions } from "../../../src/report/findings/find-cautions.ts";
import { sampleReport, soundTrust } from "../sample-report.ts";

const [mild] = sampleReport.slices;
const sound = { ...sampleReport, trust: soundTrust };

it("is nothing where nobody loses and all is declared", () => {
  expect(findCautions(sound)).toEqual([]);
});

it("names the slices that lose, and none that may lose by chance", () => {
  const harmed = { ...mild!, value: "FR", queries: 100, difference: -0.03, low: -0.05, high: -0.01 };
  const slices = [
    mild!,
    { ...harmed, adjustedPValue: 0.01 },
    { ...harmed, value: "IT", adjustedPValue: 0.06 },
    { ...harmed, value: "AT", adjustedPValue: 0.01, high: 0.001 },
  ];
  expect(findCautions({ ...sound, slices })).toEqual([
    {
      ...{ code: "harmed-slices", severity: "warning", treatment: "formula", control: "vector" },
      ...{ measure: "P@10", confidence: 0.95, of: 4 },
      slices: [
        { attribute: "country", value: "FR", queries: 100, difference: -0.03, low: -0.05, high: -0.01 },
      ],
    },
  ]);
});

it("counts queries without a direction, and asks what the features know", () => {
  const trust = { ...soundTrust, zeroVectors: 3, computedFrom: undefined };
  expect(findCautions({ ...sound, trust })).toEqual([
    { code: "zero-vectors", severity: "warning", zeroVectors: 3, queries: 400 },
    { code: "features-undeclared", severity: "warning" },
  ]);
});

it("warns where training is later than what is judged", () => {
  const timeOrder = {
    ...{ usersCutWithinATime: 0, trainInteractions: 9, trainAfterFirstTest: 4 },
    ...{ testInteractions: 3, testBeforeLastTrain: 3, trainAfterQueries: 0.4 },
  };
  expect(findCautions({ ...sound, trust: { ...soundTrust, timeOrder } })).toEqual([
    { code: "train-after-test", severity: "warning", share: 0.4 },
  ]);
});
