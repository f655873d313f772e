import { expect, it } from "vitest";
import { firstScreen } from "../../src/report/findings/first-screen.ts";
import type { Report } from "../../src/report/report.ts";
import { runLabelWorld } from "./label-world.ts";

const severities = ({ findings }: Report, code: string) =>
  findings.filter((finding) => finding.code === code).map(({ severity }) => severity);

/** The first sentence says better or worse exactly where the interval and the corrected test do. */
function expectTrueAnswer(report: Report) {
  const [comparison] = report.comparisons.filter(({ measure }) => measure === report.experiment.headline);
  const { low, high, adjustedPValue } = comparison!;
  const { verdict } = firstScreen(report.findings);
  expect(verdict.includes("ranks better than")).toBe(low > 0 && adjustedPValue < 0.05);
  expect(verdict.includes("ranks worse than")).toBe(high < 0 && adjustedPValue < 0.05);
}

it("finds nothing in an honest world, nor in one whose test has other users or items", async () => {
  for (const other of [{}, { unseenUsers: true }, { newItems: true }]) {
    const { report } = await runLabelWorld({ computedFrom: "nothing", ...other });
    expect(severities(report, "features-know-labels")).toEqual([]);
    expect(report.labels).toMatchObject({ part: "train", knowledge: "unseen" });
    expect(report.labels.comparisons.map(({ part }) => part)).toEqual(["train", "tune"]);
    expectTrueAnswer(report);
  }
});

it("warns of a model that learned from labels that are counted in a feature, and proposes the tune part", async () => {
  const { report } = await runLabelWorld({ computedFrom: "train", countedFrom: ["train"] });
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      ...{ code: "features-know-labels", severity: "warning", part: "train", learned: true },
      ...{ declared: true, columns: ["clicks"], most: "clicks", hasTune: true },
    }),
  );
  expect(report.labels.knowledge).toBe("known");
  expectTrueAnswer(report);
});

it("stops where the dataset does not declare it, or says otherwise", async () => {
  for (const computedFrom of [undefined, "nothing"] as const) {
    const { report } = await runLabelWorld({ computedFrom, countedFrom: ["train"] });
    expect(severities(report, "features-know-labels")).toEqual(["stop"]);
    expectTrueAnswer(report);
  }
});

it("stops at a declared count of clicks that new items cannot have, where the formula is below a random order", async () => {
  const { report } = await runLabelWorld({
    ...{ computedFrom: "train", countedFrom: ["train"], newItems: true, items: 1000 },
  });
  const known = report.findings.filter(({ code }) => code === "features-know-labels");
  expect(known).toEqual([
    expect.objectContaining({ severity: "stop", part: "train", columns: ["clicks"], most: "clicks" }),
  ]);
  const random = report.bounds.orders.find(({ order, measure }) => order === "random" && measure === "P@10");
  const { treatmentMean } = report.comparisons.find(({ measure }) => measure === "P@10")!;
  expect(treatmentMean).toBeLessThan(random!.mean);
  expectTrueAnswer(report);
});

it("finds nothing once the model learns from the tune part, and asks for the declaration where there is none", async () => {
  const tuned = { countedFrom: ["train"] as const, training: { part: "tune" } };
  const declared = await runLabelWorld({ ...tuned, computedFrom: "train" });
  expect(severities(declared.report, "features-know-labels")).toEqual([]);
  expect(declared.report.labels).toMatchObject({ part: "tune", knowledge: "unseen" });
  const undeclared = await runLabelWorld(tuned);
  expect(undeclared.report.findings).toContainEqual(
    expect.objectContaining({ code: "features-know-labels", severity: "warning", learned: false }),
  );
});

it("gains by the labels where they are grades", async () => {
  const stars = (like: number) => Math.ceil(like * 10) / 2;
  const { report, evidence } = await runLabelWorld({
    ...{ computedFrom: "nothing", label: stars, measures: ["nDCG@10"] },
  });
  const { qrels } = evidence.split;
  const grades = new Set(qrels.flatMap((judgments) => Array.from(judgments.grades)));
  expect([...grades].sort()).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);

  const dcg = (gains: readonly number[]) =>
    gains.slice(0, 10).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
  const [run] = evidence.systems.find(({ system }) => system === "formula")!.runs;
  const values = qrels.map(({ items, grades }, query) => {
    const gained = Array.from(run!.rankings[query]!.items, (item) => grades[items.indexOf(item)] ?? 0);
    return dcg(gained) / dcg(Array.from(grades).sort((a, b) => b - a));
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const score = report.scores.find(({ system, measure }) => system === "formula" && measure === "nDCG@10");
  expect(score!.mean).toBeCloseTo(mean, 12);
  expectTrueAnswer(report);
});
