import { expect, it } from "vitest";
import { slicesSection } from "../../../src/report/sections/slices-section.ts";
import { sampleReport } from "../sample-report.ts";

it("has a row a slice, with its corrected p-value", () => {
  const section = slicesSection(sampleReport);
  expect(section).toContain("corrected for all 2 slices");
  expect(section).toMatch(/^\| country +\| CH +\| +300 \| .* \| +0\.0016 \| +0\.0123 \|$/m);
  expect(section).toMatch(/^\| country +\| FR +\| +100 \| .* \| +0\.3100 \| +0\.0123 \|$/m);
});

it("is left out where there is nothing to slice by", () => {
  expect(slicesSection({ ...sampleReport, slices: [] })).toBe("");
});
