import { expect, it } from "vitest";
import { findObjectives } from "../../../src/report/findings/find-objectives.ts";
import type { ObjectivesReport } from "../../../src/report/objectives-report.ts";
import { objectivesSection } from "../../../src/report/sections/objectives-section.ts";
import { sampleReport } from "../sample-report.ts";

const test = sampleReport.comparisons[0]!;
const comparison = { ...test, queries: 100, difference: 0.02, low: 0.01, high: 0.03, adjustedPValue: 0.004 };
const objectives: ObjectivesReport = {
  used: "listwise",
  judged: "listwise",
  chosenBy: "inner folds",
  rows: [
    { objective: "logistic", inner: { mean: 0.5 }, test: { mean: 0.52 } },
    { objective: "pairwise", inner: { problem: "no optimum" }, test: { problem: "no optimum" } },
    {
      objective: "listwise",
      inner: { mean: 0.53, difference: { value: 0.03, low: 0.01, high: 0.05 } },
      test: { mean: 0.54, comparison },
    },
  ],
};

it("shows every objective, by folds and on the test queries, the learned one in bold", () => {
  const text = objectivesSection({ ...sampleReport, objectives });
  expect(text).toContain("Five folds of the training queries chose listwise");
  expect(text).toMatch(/\| logistic +\| +0\.5000 \| +– \| +0\.5200 \| +– \|/);
  expect(text).toMatch(
    /\| \*\*listwise\*\* +\| +0\.5300 \| \+0\.0300 \(\+0\.0100 to \+0\.0500\) \| +0\.5400 \|/,
  );
  expect(text).toContain("pairwise could not be learned: no optimum.");
});

it("has nothing to say where the experiment asks for logistic loss", () => {
  expect(objectivesSection(sampleReport)).toBe("");
  expect(findObjectives(sampleReport)).toEqual([]);
});

it("calls an objective better by the test queries alone", () => {
  const found = (changed: object) => {
    const rows = [
      ...objectives.rows.slice(0, 2),
      { ...objectives.rows[2]!, test: { mean: 0.54, comparison: { ...comparison, ...changed } } },
    ];
    return findObjectives({ ...sampleReport, objectives: { ...objectives, rows } })[0]?.code;
  };
  expect(found({})).toBe("objective-better");
  expect(found({ low: -0.01 })).toBe("objective-unproven");
  expect(found({ adjustedPValue: 0.2 })).toBe("objective-unproven");
  expect(found({ queries: 19 })).toBe("objective-unproven");
  expect(found({ low: -0.03, high: -0.01 })).toBe("objective-worse");
});

it("speaks with folds of what they chose for themselves, not of the choice that saw all queries", () => {
  const own = {
    objective: "what each fold chose",
    test: { mean: 0.51, comparison: { ...comparison, low: -0.02 } },
  };
  const folded = { ...objectives, judged: own.objective, rows: [...objectives.rows, own] };
  expect(findObjectives({ ...sampleReport, objectives: folded })).toMatchObject([
    { code: "objective-unproven", objective: "what each fold chose" },
  ]);
  const text = objectivesSection({ ...sampleReport, objectives: folded });
  expect(text).toMatch(/\| \*\*what each fold chose\*\* +\| +– \| +– \| +0\.5100 \|/);
});

it("says that logistic loss stays where folds found none that is better", () => {
  const used = { ...objectives, used: "logistic", judged: "logistic" };
  expect(findObjectives({ ...sampleReport, objectives: used })).toEqual([
    { code: "objective-stays", severity: "note" },
  ]);
});
