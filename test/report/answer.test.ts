import { describe, expect, it } from "vitest";
import { answerOf } from "../../src/report/answer.ts";
import type { Report } from "../../src/report/report.ts";
import { sampleReport, soundTrust } from "./sample-report.ts";

function formAdvice(form: Report["experiment"]["form"], saturation: Partial<Report["saturation"]>): string {
  return answerOf({
    ...sampleReport,
    experiment: { ...sampleReport.experiment, form },
    saturation: { ...sampleReport.saturation, ...saturation },
  }).form;
}

it("recommends the logit where the sigmoid has ties across the cut that the logit tells apart", () => {
  expect(formAdvice("sigmoid", {})).toMatch(
    /^Rank by the logit \("form": "logit"\): in 4.0 % of the queries/,
  );
  expect(formAdvice("stable-sigmoid", {})).toMatch(/^Rank by the logit/);
});

it("recommends the logit where Qdrant would refuse the sigmoid", () => {
  const unsaturated = { overflows: 3, sigmoid: sampleReport.saturation.logit };
  expect(formAdvice("sigmoid", unsaturated)).toContain(
    "Qdrant refuses to compute the sigmoid of 3 candidates",
  );
  expect(formAdvice("stable-sigmoid", unsaturated)).toBe("");
});

it("has no advice where the logit is used, or would be tied as well", () => {
  expect(formAdvice("logit", {})).toBe("");
  expect(formAdvice("sigmoid", { logit: sampleReport.saturation.sigmoid })).toBe("");
});

describe("what puts the answer in doubt", () => {
  const doubt = (trust: Partial<Report["trust"]>) =>
    answerOf({ ...sampleReport, trust: { ...soundTrust, ...trust } }).doubt;

  it("is nothing where all is as it should be", () => {
    expect(doubt({})).toBe("");
  });

  it("is said at the top, all of it", () => {
    const leaked = { ...soundTrust.judgedSamples, leaked: 1 };
    const repeat = { ...soundTrust.repeat, changed: 7 };
    expect(doubt({ judgedSamples: leaked, computedFrom: "everything", repeat })).toBe(
      "Beware: the model has learned answers of the test; vectors, affinities or payload counts know the test; the same query gives other results when it is sent again.",
    );
  });

  it("is that items came back which are excluded, not that nobody excludes them", () => {
    expect(doubt({ seen: { excluded: true, candidates: 4, shown: 0 } })).toBe(
      "Beware: items came back that are excluded.",
    );
    expect(doubt({ seen: { excluded: false, candidates: 4, shown: 0 } })).toBe("");
  });

  const counts = [{ depth: 20, fewest: 20, most: 60, above: 3 }];

  it("is that shards added candidates", () => {
    expect(doubt({ shards: { ...soundTrust.shards, counts } })).toBe(
      "Beware: more candidates than the depth were ranked.",
    );
  });

  const sound: Report = { ...sampleReport, trust: soundTrust };

  it("is a formula that the engine computes otherwise, prefetch scores that are no similarities, and hidden values", () => {
    const [exact] = sampleReport.parity;
    const [audit] = sampleReport.payload;
    const report: Report = {
      ...sound,
      parity: [{ ...exact!, beyondRounding: 2, largestDifference: 0.001 }],
      prefetchParity: { ...sampleReport.prefetchParity, beyondRounding: 3, largestDifference: 0.01 },
      payload: [{ ...audit!, path: "price", index: "integer", items: { ...audit!.items, hidden: 7 } }],
    };
    const { doubt, stop } = answerOf(report);
    expect(doubt).toBe(
      "Beware: the engine computes other scores than the model, by up to 1.0e-3; 3 of 40,000 prefetch scores are not the similarities of the dataset's vectors, by up to 1.0e-2; an index of another type hides values from the formula: price (integer, 7 items).",
    );
    expect(stop).toBe(doubt);
  });

  it("stops the gate, but for the candidates of several shards, which are there by design", () => {
    const stop = (shards: Partial<Report["trust"]["shards"]>, changed = 0) =>
      answerOf({
        ...sound,
        trust: {
          ...soundTrust,
          shards: { ...soundTrust.shards, ...shards },
          repeat: { ...soundTrust.repeat, changed },
        },
      }).stop;
    expect(stop({})).toBe("");
    expect(stop({ count: 3, counts })).toBe("");
    expect(stop({ counts })).toBe("Beware: more candidates than the depth were ranked.");
    expect(stop({ count: 3, counts }, 1)).toBe(
      "Beware: the same query gives other results when it is sent again.",
    );
  });
});

describe("beside the interval", () => {
  /** The evidence where the interval and the corrected p-value are these. */
  const evidence = (low: number, high: number, adjustedPValue: number) =>
    answerOf({
      ...sampleReport,
      comparisons: sampleReport.comparisons.map((other) => ({ ...other, low, high, adjustedPValue })),
    }).evidence;

  it("says nothing of the test where it agrees", () => {
    expect(evidence(0.01, 0.03, 0.04)).toMatch(/worse\)\.$/);
  });

  it("says where the corrected test does not see the difference that the interval shows", () => {
    const note =
      "the randomisation test, corrected for all 8 comparisons of this report (Holm), it may be chance: p = 0.0600.";
    expect(evidence(0.01, 0.03, 0.06)).toContain(note);
    expect(evidence(-0.03, -0.01, 0.06)).toContain(note);
  });

  it("says where the corrected test sees a difference that the interval does not show", () => {
    expect(evidence(-0.01, 0.03, 0.04)).toContain("they differ: p = 0.0400.");
  });

  it("says what could not have been seen where nothing is", () => {
    expect(evidence(-0.01, 0.03, 0.5)).toMatch(
      /With so many queries a true difference below 0\.0123 would likely have gone unseen\.$/,
    );
  });
});
