import { expect, it } from "vitest";
import { concluded } from "../../src/report/build-report.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { sampleReport } from "./sample-report.ts";

/** The sample with another outcome at the recommended depth. */
function withInterval(low: number, high: number): Report {
  const comparisons = sampleReport.comparisons.map((comparison) => ({ ...comparison, low, high }));
  return concluded({ ...sampleReport, comparisons });
}

it("renders the whole report as the golden file has it", async () => {
  await expect(renderMarkdown(sampleReport)).toMatchFileSnapshot("../golden/report.md");
});

it("answers in its first lines whether the treatment is better", () => {
  const answer = (report: Report) => renderMarkdown(report).split("\n")[2];
  expect(answer(withInterval(0.01, 0.03))).toMatch(
    /^\*\*By P@10, formula ranks better than vector\.\*\* At depth 20/,
  );
  expect(answer(withInterval(-0.03, -0.01))).toMatch(/^\*\*By P@10, formula ranks worse than vector\.\*\*/);
  expect(answer(withInterval(-0.01, 0.01))).toMatch(
    /^\*\*There is no measurable difference between formula and vector\.\*\*/,
  );
});

it("says which depth to fetch, and why", () => {
  expect(renderMarkdown(sampleReport)).toContain(
    "Fetch 20 candidates: by P@10 that is enough, at most 1.6 % below the best depth tried (margin 2 %); 100 is measurably better, by 0.0031.",
  );
});

it("lists what to read with care after the answer, as text", () => {
  const slices = sampleReport.slices.map((slice) => ({ ...slice, value: "*CH*", low: -0.05, high: -0.01 }));
  const report = concluded({
    ...sampleReport,
    slices: slices.slice(0, 1),
    trust: { ...sampleReport.trust, zeroVectors: 3 },
  });
  expect(renderMarkdown(report)).toMatch(
    /Read this with care:\n\n- For country \\\*CH\\\* .*, formula ranks worse than vector; .*\n- 3 of 400 queries have a vector of zeros/,
  );
});

it("says at its head when the engine was not Qdrant, and only then", () => {
  const engine = { ...sampleReport.engine, isQdrant: false };
  expect(renderMarkdown(concluded({ ...sampleReport, engine })).split("\n")[2]).toContain(
    "Computed by the reference engine, not Qdrant: ",
  );
  expect(renderMarkdown(sampleReport)).not.toContain("reference engine");
});
