import { expect, it } from "vitest";
import type { Finding } from "../../../src/report/findings/finding.ts";
import { MOST_ACTIONS, nextActions } from "../../../src/report/findings/next-actions.ts";

const compared = {
  ...{ control: "vector", treatment: "formula", measure: "P@10", depth: 200, controlMean: 0.1 },
  ...{ treatmentMean: 0.2, difference: 0.1, low: 0.05, high: 0.15, confidence: 0.95, pValue: 0.001 },
  ...{ comparisons: 1, queries: 400, wins: 200, ties: 150, losses: 50 },
};
const better: Finding = { code: "better", severity: "note", ...compared, exported: true };
const undeclared: Finding = { code: "features-undeclared", severity: "warning" };
const changing: Finding = { code: "results-change", severity: "stop", queries: 3, withoutTies: 3 };
const codes = (findings: readonly Finding[]) => nextActions(findings).map(({ code }) => code);

it("advises what the findings ask for, in their order", () => {
  expect(codes([better, undeclared])).toEqual(["better", "features-undeclared"]);
});

it("says how to deploy the formula, whose query alone is exported, and then advises no retriever alone", () => {
  const retriever: Finding = {
    ...{ code: "do-not-fuse", severity: "note", retriever: "words", control: "rrf", measure: "nDCG@10" },
    ...{ difference: 0.01, low: -0.001, margin: 0.02 },
  };
  expect(nextActions([better, retriever]).map(({ text }) => text)).toEqual([
    "Deploy formula: npx qdrant-rank-eval export REPORT prints its query.",
  ]);
  const fusion: Finding = { ...better, treatment: "rrf", exported: false };
  expect(nextActions([fusion]).map(({ text }) => text)).toEqual(["Deploy rrf."]);
  expect(codes([retriever])).toEqual(["do-not-fuse"]);
});

it("begins with what puts the results in doubt, and then advises nothing that rests on them", () => {
  expect(codes([better, undeclared, changing])).toEqual(["results-change", "features-undeclared"]);
});

it("says once what several findings ask for, and never more than five things", () => {
  const few: Finding = { code: "too-few-queries", severity: "warning", ...compared };
  const chance: Finding = { code: "may-be-chance", severity: "warning", pValue: 0.06, comparisons: 1 };
  expect(codes([few, chance])).toEqual(["too-few-queries"]);
  const many = Array.from(
    { length: 9 },
    (_, i): Finding => ({
      ...{ code: "zero-vectors", severity: "warning", zeroVectors: i + 1, queries: 400 },
    }),
  );
  expect(nextActions(many)).toHaveLength(MOST_ACTIONS);
});
