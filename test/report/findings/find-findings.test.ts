import { describe, expect, it } from "vitest";
import { concluded } from "../../../src/report/build-report.ts";
import { stops } from "../../../src/report/findings/first-screen.ts";
import type { Report } from "../../../src/report/report.ts";
import { sampleReport, soundTrust } from "../sample-report.ts";

/** A report that nothing puts in doubt, with some parts changed. */
function findings(changes: Partial<Report>) {
  return concluded({ ...sampleReport, trust: soundTrust, ...changes }).findings;
}

function codes(changes: Partial<Report>): string[] {
  return findings(changes).map(({ code }) => code);
}

describe("the answer", () => {
  const answer = (low: number, high: number, adjustedPValue: number, others = {}) => {
    const comparisons = sampleReport.comparisons.map((other) => ({
      ...{ ...other, low, high, adjustedPValue },
      ...others,
    }));
    return findings({ comparisons }).slice(0, 2);
  };

  it("is that the treatment is better or worse where interval and corrected test agree", () => {
    expect(answer(0.01, 0.03, 0.04)[0]).toMatchObject({
      ...{ code: "better", severity: "note", control: "vector", treatment: "formula" },
      ...{ measure: "P@10", depth: 20, low: 0.01, high: 0.03, queries: 400 },
    });
    expect(answer(-0.03, -0.01, 0.04)[0]).toMatchObject({ code: "worse", severity: "warning" });
  });

  it("is corrected for its depths, of which there are two", () => {
    expect(answer(0.01, 0.03, 0.04)[0]).toMatchObject({ pValue: 0.04, comparisons: 2 });
  });

  it("is that there are too few queries below 20, whatever interval and test say", () => {
    expect(answer(0.01, 0.03, 0.001, { queries: 20 })[0]!.code).toBe("better");
    expect(answer(0.01, 0.03, 0.001, { queries: 19 })[0]).toMatchObject({
      ...{ code: "too-few-queries", severity: "warning", queries: 19 },
    });
  });

  it("is that too few queries differ where the interval is clear and no p could be small", () => {
    // With 6 differences the least p is 2 / 2⁶, corrected for 2 depths 0.0625; with 7 it is 0.03125.
    expect(answer(0.01, 0.03, 0.0625, { wins: 6, losses: 0 })[0]!.code).toBe("too-few-queries");
    expect(answer(0.01, 0.03, 0.0313, { wins: 7, losses: 0 })[0]!.code).toBe("better");
    expect(answer(-0.01, 0.01, 1, { wins: 0, losses: 0 })[0]!.code).toBe("no-measurable-difference");
  });

  it("warns where the treatment is worse at other depths than the recommended", () => {
    const worseAt = (...depths: number[]) =>
      findings({
        comparisons: sampleReport.comparisons.map((other) => ({
          ...other,
          ...(depths.includes(other.depth!)
            ? { low: -0.03, high: -0.01, adjustedPValue: 0.01 }
            : { low: 0.01, high: 0.03, adjustedPValue: 0.01 }),
        })),
      }).filter(({ code }) => code === "worse-at-depths");
    expect(worseAt()).toEqual([]);
    expect(worseAt(100)).toMatchObject([
      { severity: "warning", depths: [100], of: 2, elsewhereBetter: true },
    ]);
    expect(worseAt(20, 100)).toMatchObject([{ depths: [20, 100], of: 2, elsewhereBetter: false }]);
  });

  it("does not call better or worse what the interval shows and the corrected test does not", () => {
    expect(answer(0.01, 0.03, 0.06)[0]).toMatchObject({ code: "no-measurable-difference", pValue: 0.06 });
    const chance = { code: "may-be-chance", severity: "warning", pValue: 0.06, comparisons: 2 };
    expect(answer(0.01, 0.03, 0.06)[1]).toEqual(chance);
    expect(answer(-0.03, -0.01, 0.06)[1]).toEqual(chance);
  });

  it("says where the corrected test sees a difference that the interval does not show", () => {
    expect(answer(-0.01, 0.03, 0.04)).toMatchObject([
      { code: "no-measurable-difference" },
      { code: "test-differs", pValue: 0.04 },
    ]);
  });

  it("says what could not have been seen where nothing is", () => {
    expect(answer(-0.01, 0.03, 0.5)[1]).toEqual({
      ...{ code: "too-few-queries-below", severity: "note" },
      ...{ queries: 400, difference: 0.0123 },
    });
  });
});

describe("the depth to fetch", () => {
  const advice = (changes: Partial<Report["recommendation"]>) =>
    findings({ recommendation: { ...sampleReport.recommendation, ...changes } }).filter(
      ({ code }) => code.includes("depth") && code !== "worse-at-depths",
    );

  it("is enough where a deeper one was tried, however much better that is", () => {
    expect(advice({})).toEqual([
      {
        ...{ code: "depth-enough", severity: "note", measure: "P@10", depth: 20, lossAtMost: 0.016 },
        ...{ margin: 0.02, bestDepth: 100, bestGain: 0.0031 },
      },
    ]);
  });

  it("is the deepest where no shallower one is enough, apart from those that hurt", () => {
    expect(advice({ depth: 100 })).toMatchObject([{ code: "depth-best", depth: 100, deepest: true }]);
    expect(advice({ bestDepth: 20, harmful: [100] })).toMatchObject([
      { code: "depth-best", depth: 20, deepest: false },
      { code: "depth-hurts", severity: "warning", depths: [100] },
    ]);
  });

  it("cannot be told by the queries where not even the deepest is shown to be enough", () => {
    expect(advice({ depth: 100, isEnough: false, bestDepth: 20, bestGain: undefined })).toMatchObject([
      {
        code: "cannot-tell-depth",
        severity: "warning",
        depth: 100,
        queries: 400,
        bestDepth: 20,
        margin: 0.02,
      },
    ]);
  });

  it("is the only one where one was tried", () => {
    const experiment = { ...sampleReport.experiment, depths: [20] };
    expect(findings({ experiment }).map(({ code }) => code)).toContain("one-depth");
  });
});

it("names features without which nothing measurable is lost", () => {
  const year = { without: ["year in [1980, 1990)", "year >= 1990"], lossAtMost: 0.012 };
  expect(findings({}).find(({ code }) => code === "no-loss-without")).toMatchObject({
    ...{ severity: "note", measure: "P@10", margin: 0.02, features: [year] },
  });
  const ablation = sampleReport.ablation.map((one) => ({ ...one, lossAtMost: 0.021 }));
  expect(codes({ ablation })).not.toContain("no-loss-without");
});

describe("the form", () => {
  const form = (form: Report["experiment"]["form"], saturation: Partial<Report["saturation"]> = {}) =>
    findings({
      experiment: { ...sampleReport.experiment, form },
      saturation: { ...sampleReport.saturation, ...saturation },
    }).filter(({ code }) => code.startsWith("sigmoid"));

  it("does harm where the sigmoid has ties across the cut that the logit tells apart", () => {
    const tied = { code: "sigmoid-tied", severity: "warning", share: 0.04, cutoff: 5 };
    expect(form("sigmoid")).toEqual([tied]);
    expect(form("stable-sigmoid")).toEqual([tied]);
  });

  it("does harm where Qdrant would refuse the sigmoid", () => {
    const unsaturated = { overflows: 3, sigmoid: sampleReport.saturation.logit };
    expect(form("sigmoid", unsaturated)).toMatchObject([{ code: "sigmoid-overflows", candidates: 3 }]);
    expect(form("stable-sigmoid", unsaturated)).toEqual([]);
  });

  it("does none where the logit is used, or would be tied as well", () => {
    expect(form("logit")).toEqual([]);
    expect(form("sigmoid", { logit: sampleReport.saturation.sigmoid })).toEqual([]);
  });
});

describe("what stops the gate", () => {
  const stopping = (trust: Partial<Report["trust"]>, changes: Partial<Report> = {}) =>
    stops(findings({ trust: { ...soundTrust, ...trust }, ...changes }));
  const counts = [{ depth: 20, fewest: 20, most: 60, above: 3 }];

  it("is nothing where all is as it should be", () => {
    expect(stopping({})).toEqual([]);
  });

  it("is knowledge of the test, and chance, each with its count", () => {
    const judgedSamples = { ...soundTrust.judgedSamples, leaked: 5 };
    const repeat = { ...soundTrust.repeat, changed: 7, changedWithoutTies: 4 };
    expect(stopping({ judgedSamples, computedFrom: "everything", repeat })).toEqual([
      { code: "test-labels-leaked", severity: "stop", samples: 5 },
      { code: "features-know-test", severity: "stop" },
      { code: "results-change", severity: "stop", queries: 7, withoutTies: 4 },
    ]);
  });

  it("is that items came back which are excluded, not that nobody excludes them", () => {
    expect(stopping({ seen: { excluded: true, candidates: 4, shown: 0 } })).toMatchObject([
      { code: "excluded-returned", candidates: 4 },
    ]);
    expect(stopping({ seen: { excluded: false, candidates: 4, shown: 0 } })).toEqual([]);
    expect(stopping({ ineligible: { candidates: 3, shown: 1 } })).toMatchObject([
      { code: "excluded-returned", candidates: 3 },
    ]);
  });

  it("is that more candidates than the depth were ranked, unless several shards do that by design", () => {
    const shards = { ...soundTrust.shards, counts };
    expect(stopping({ shards })).toMatchObject([{ code: "more-candidates", shards: 1 }]);
    expect(stopping({ shards: { ...shards, count: 3 } })).toEqual([]);
    expect(findings({ trust: { ...soundTrust, shards: { ...shards, count: 3 } } })).toContainEqual({
      code: "more-candidates",
      severity: "warning",
      shards: 3,
    });
  });

  it("is a formula that the engine computes otherwise, prefetch scores that are no similarities, and hidden values", () => {
    const [exact] = sampleReport.parity;
    const [audit] = sampleReport.payload;
    const changes = {
      parity: [{ ...exact!, beyondRounding: 2, largestDifference: 0.001 }],
      prefetchParity: { ...sampleReport.prefetchParity, beyondRounding: 3, largestDifference: 0.01 },
      payload: [
        { ...audit!, path: "price", index: "integer" as const, items: { ...audit!.items, hidden: 7 } },
      ],
    };
    expect(stopping({}, changes)).toEqual([
      { code: "other-scores", severity: "stop", largestDifference: 0.001 },
      ...[
        {
          ...{ code: "other-prefetch-scores", severity: "stop" },
          ...{ beyondRounding: 3, scores: 40_000, largestDifference: 0.01 },
        },
      ],
      {
        code: "hidden-values",
        severity: "stop",
        paths: [{ path: "price", index: "integer", items: 7 }],
      },
    ]);
  });
});

it("ends with the engine where it was not Qdrant", () => {
  expect(codes({ engine: { ...sampleReport.engine, isQdrant: false } }).at(-1)).toBe("not-qdrant");
  expect(codes({})).not.toContain("not-qdrant");
});
