import { expect, it } from "vitest";
import { payloadSection } from "../../../src/report/sections/payload-section.ts";
import { sampleReport } from "../sample-report.ts";

/** The cells of the table's rows. */
function rows(section: string): string[][] {
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

it("has a row a path, and one row for all keys of a map that are read alike, with the sums of their counts", () => {
  expect(rows(payloadSection(sampleReport))).toEqual([
    [String.raw`topics.\* (2 keys)`, "variable", "float", "5,000", "0", "14,990", "10", "0", "0", "0"],
    ["freshness", "variable", "float", "9,998", "0", "0", "0", "2", "0", "0.5"],
    ["languages", "condition", "keyword", "9,000", "1,000", "0", "0", "0", "0", "0"],
  ]);
});

it("warns of values that an index hides", () => {
  const [audit] = sampleReport.payload;
  const hidden = {
    ...audit!,
    path: "price",
    index: "integer" as const,
    items: { ...audit!.items, hidden: 7 },
  };
  expect(payloadSection({ ...sampleReport, payload: [hidden] })).toContain(
    "**Values are hidden from the formula by the type of an index: price (integer).**",
  );
  expect(payloadSection(sampleReport)).not.toContain("hidden from");
});

it("says nothing where the formula reads no payload", () => {
  expect(payloadSection({ ...sampleReport, payload: [] })).toBe("");
});
