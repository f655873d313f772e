import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/report/report.ts";
import { factsSection } from "../../../src/report/sections/facts-section.ts";
import { heldOutSection } from "../../../src/report/sections/held-out-section.ts";
import { modelSection } from "../../../src/report/sections/model-section.ts";
import { validitySection } from "../../../src/report/sections/validity-section.ts";
import { sampleReport } from "../sample-report.ts";

const withDataset = (changes: Partial<Report["dataset"]>): Report => ({
  ...sampleReport,
  dataset: { ...sampleReport.dataset, ...changes },
});

it("lists the vectors of a dataset, with their kind", () => {
  const vectors = [
    { name: "dense", kind: "dense", dimensions: 96 },
    { name: "words", kind: "sparse", dimensions: undefined, modifier: "idf" },
    { name: "bm25", kind: "sparse", dimensions: undefined },
  ] as const;
  const named = "vector dense (96 dimensions), vector words (sparse, idf), vector bm25 (sparse)";
  expect(factsSection(withDataset({ dimensions: 0, vectors }))).toContain(`interactions, ${named} |`);
  expect(factsSection(withDataset({ dimensions: 8, vectors }))).toContain(
    `interactions, 8 dimensions, ${named} |`,
  );
});

describe("with folds a report says", () => {
  const report = withDataset({ folds: 5 });

  it("that each query was ranked by a model that has not learned from it", () => {
    expect(factsSection(report)).toContain(
      "in 5 folds, each ranked by a model that has learned from the others",
    );
    expect(validitySection(report)).toContain(
      "- Every query was ranked by a model that has learned from other folds only.",
    );
  });

  it("whose the weights are", () => {
    expect(modelSection(report)).toContain(
      "This is the model of all queries; each query was ranked, in all that is judged here, by one of 5 others",
    );
    expect(heldOutSection(report)).toContain(
      "Each of the 5 folds of queries was held out in turn, together ",
    );
  });
});
