import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { reportCharts } from "../../src/report/charts/report-charts.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { hybridFile, meanOf, runHybrid } from "./judged-hybrid-world.ts";

let server: EmbeddedQdrant;
beforeAll(async () => {
  server = await startEmbeddedQdrant({ engine: "reference" });
});
afterAll(() => server[Symbol.asyncDispose]());

const request = {
  query: { $vector: "dense" },
  using: "dense",
  limit: { $depth: true },
  params: { exact: true },
};

it("says what a default for missing scores costs: the difference to the run that knows them", async () => {
  const retrieval = { ...hybridFile.retrieval, missing: "default" };
  const known = await runHybrid(server.url);
  const report = await runHybrid(server.url, { retrieval });
  const { depth, measure, similarity, difference, ...cost } = report.hybrid!.missingScores!;
  expect(similarity).toBe(meanOf(known, "formula", depth, measure));
  expect(cost.default).toBe(meanOf(report, "formula", depth, measure));
  expect(difference).toBeCloseTo(cost.default - similarity, 12);
  expect(difference).not.toBe(0);
  expect(report.findings.map(({ code }) => code)).toContain("defaults-cost");
  expect(known.hybrid!.missingScores).toBeUndefined();
});

it("compares retrievers, fusions, a request of one's own and the formula over both", async () => {
  const report = await runHybrid(server.url, {
    features: [...hybridFile.features, { kind: "fusion-score", by: "dbsf" }],
    systems: [
      { kind: "rrf", name: "tuned", k: [2, 61] },
      { kind: "query", name: "mine", request },
    ],
    ranking: { ...hybridFile.ranking, depths: [10, 20] },
  });
  expect(report.experiment).toMatchObject({
    control: "rrf",
    treatment: "formula",
    retrievers: ["dense", "bm25"],
  });
  expect(report.systems.map(({ name }) => name)).toEqual([
    "dense",
    "bm25",
    "rrf",
    "tuned",
    "mine",
    "formula",
  ]);
  expect(report.parity.map(({ depth, different }) => ({ depth, different }))).toEqual([
    { depth: 10, different: 0 },
    { depth: 20, different: 0 },
  ]);
  const mean = (system: string, depth: number, measure: string) => meanOf(report, system, depth, measure);
  expect(mean("mine", 20, "P@5")).toBe(mean("dense", 20, "P@5"));
  for (const { retriever, depth, recall, only } of report.hybrid!.shares) {
    expect(recall).toBe(mean(retriever, depth, `R@${depth}`));
    const all = mean("candidates", depth, `R@${depth}`);
    const [other] = report.hybrid!.shares.filter((one) => one.depth === depth && one.retriever !== retriever);
    expect(all - other!.recall).toBeCloseTo(only, 12);
  }
  expect(renderMarkdown(report)).toContain("What each retriever finds");
});

it.each(["rrf", "fixed"])(
  "judges a request without a depth against %s, and says what needs one",
  async (control) => {
    const { limit: _, ...withoutDepth } = request;
    const report = await runHybrid(server.url, {
      systems: [
        { kind: "rrf", name: "rrf" },
        { kind: "query", name: "today", request: { ...withoutDepth, limit: 10 } },
        { kind: "query", name: "fixed", request: { ...withoutDepth, limit: 20 } },
      ],
      comparison: { control, treatment: "today" },
      ranking: { ...hybridFile.ranking, depths: [10, 20] },
    });
    const { depth } = report.recommendation;
    expect(report.systems.at(-1)).toMatchObject({ name: "today", depths: undefined });
    const [answer, ...others] = report.findings;
    expect(answer).toMatchObject({
      control,
      treatment: "today",
      depth: control === "rrf" ? depth : undefined,
    });
    expect(others).toContainEqual({
      ...{ code: "treatment-without-depth", severity: "note" },
      ...{ treatment: "today", examined: "formula", depth },
    });
    expect(meanOf(report, "today", undefined, "P@5")).toBe(meanOf(report, "dense", 10, "P@5"));
    expect(report.depthCurve.map((point) => point.mean)).toEqual(
      [10, 20].map((at) => meanOf(report, "formula", at, "AP")),
    );
    const page = renderMarkdown(report);
    expect(page).not.toContain("Which stage loses the hits");
    expect(page).not.toContain("Why hits are missed");
    expect(Object.keys(reportCharts(report))).not.toContain("stages.svg");
  },
);
