import { expect, it } from "vitest";
import { tieParagraph } from "../../../src/report/sections/ties-section.ts";
import { sampleReport } from "../sample-report.ts";

it("lists the measures that depend on the order of equal scores, and no others", () => {
  const paragraph = tieParagraph(sampleReport);
  expect(paragraph).toMatch(/^\| P@10 +\| +16 \| 0\.1430 \| +0\.1449 \| +0\.1470 \|$/m);
  expect(paragraph).not.toContain("R@10");
});

it("is one sentence where no query is concerned", () => {
  const ties = sampleReport.ties.map((range) => ({ ...range, queriesAffected: 0 }));
  expect(tieParagraph({ ...sampleReport, ties })).toBe(
    "In the order of formula (sigmoid) at depth 20 no other order of equal scores changes any measure of any query.",
  );
});
