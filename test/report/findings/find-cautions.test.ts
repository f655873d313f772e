import { describe, expect, it } from "vitest";
import { findCautions } from "../../../src/report/findings/find-cautions.ts";
import type { HeldOutReport } from "../../../src/report/model-report.ts";
import type { Report } from "../../../src/report/report.ts";
import { misshapenScore } from "../misshapen-score.ts";
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

it("warns where constraints forbid many relevant items, or all of a query", () => {
  const warned = (relevant: number, queries: number) => {
    const ineligible = { judged: 900, ofJudged: 9000, relevant, ofRelevant: 1000, queries };
    return findCautions({ ...sound, dataset: { ...sampleReport.dataset, ineligible } });
  };
  expect(warned(50, 0)).toEqual([]);
  const finding = { code: "relevant-forbidden", severity: "warning", ofRelevant: 1000 };
  expect(warned(51, 0)).toEqual([{ ...finding, relevant: 51, queries: 0 }]);
  expect(warned(3, 1)).toEqual([{ ...finding, relevant: 3, queries: 1 }]);
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

describe("popularity", () => {
  const [lower] = sampleReport.bounds.popularity;
  const better = {
    difference: 0.02,
    low: 0.01,
    high: 0.03,
    wins: 9,
    ties: 0,
    losses: 1,
    adjustedPValue: 0.01,
  };
  const shareOfGain = { ratio: 0.6, low: 0.55, high: 0.65 };
  const found = (...popularity: Report["bounds"]["popularity"]) =>
    findCautions({ ...sound, bounds: { ...sound.bounds, popularity } });

  it("is named where it beats the control, by the best order", () => {
    const beating = { ...lower!, toControl: better, shareOfGain };
    const deeper = { ...beating, depth: 100, mean: 0.13 };
    expect(found(beating, deeper)).toEqual([
      {
        ...{
          code: "popularity-beats",
          severity: "warning",
          treatment: "formula",
        },
        ...{ measure: "P@10", depth: 100, mean: 0.13, confidence: 0.95, shareOfGain },
        beaten: [{ system: "vector", difference: 0.02, low: 0.01, high: 0.03 }],
      },
    ]);
  });

  it("is named where it beats the treatment", () => {
    expect(found({ ...lower!, toTreatment: better })).toMatchObject([{ beaten: [{ system: "formula" }] }]);
  });

  it("is not where that may be chance", () => {
    expect(found({ ...lower!, toControl: { ...better, adjustedPValue: 0.06 } })).toEqual([]);
    expect(found({ ...lower!, toControl: { ...better, low: -0.001 } })).toEqual([]);
  });
});

it("says that variety falls below half only where it measurably does", () => {
  const [coverage, novelty, popular] = sampleReport.beyondAccuracy.scores;
  const found = (high: number, queries = 400) => {
    const dataset = { ...sound.dataset, queries };
    const scores = [{ ...coverage!, left: { ratio: 0.4, low: 0.3, high } }, novelty!, popular!];
    return findCautions({ ...sound, dataset, beyondAccuracy: { ...sound.beyondAccuracy, scores } });
  };
  expect(found(0.5)).toEqual([]);
  expect(found(0.49, 19)).toEqual([]);
  expect(found(0.49)).toEqual([
    {
      ...{ code: "narrows", severity: "warning", treatment: "formula", control: "vector", confidence: 0.95 },
      measures: [{ ...coverage!, left: { ratio: 0.4, low: 0.3, high: 0.49 } }],
    },
  ]);
});

it("names features of a wrong shape by their worst tenth, the most wrong first", () => {
  const { model } = sound;
  const heldOut = model.heldOut as HeldOutReport;
  const views = {
    ...misshapenScore,
    feature: "views",
    remedy: { kind: "payload-bins" as const, path: "views" },
  };
  const [fine, wrong] = misshapenScore.bins;
  const wrongViews = { ...views, bins: [fine!, { ...wrong!, from: 10, to: 20, observed: 0.12 }] };
  const shapes = { ...heldOut.shapes, wrong: [misshapenScore, wrongViews] };
  expect(findCautions({ ...sound, model: { ...model, heldOut: { ...heldOut, shapes } } })).toEqual([
    {
      ...{ code: "wrong-shape", severity: "warning" },
      features: [
        { feature: "views", remedy: views.remedy, from: 10, to: 20, predicted: 0.03, observed: 0.12 },
        {
          feature: "score",
          remedy: { kind: "score-hinge" },
          from: 0.2,
          to: 0.6,
          predicted: 0.03,
          observed: 0.06,
        },
      ],
    },
  ]);
});
