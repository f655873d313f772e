import { expect, it } from "vitest";
import { paritySection } from "../../../src/report/sections/parity.ts";
import { sampleReport } from "../sample-report.ts";

const [exact] = sampleReport.parity;
const verdict = (changes: object) => paritySection({ ...sampleReport, parity: [{ ...exact!, ...changes }] });

it("says yes where every score is the same, and how far where last bits differ", () => {
  expect(verdict({})).toContain("Yes, to the last bit.");
  expect(verdict({ different: 2, otherTop: 1 })).toContain("Yes, but for the last bits of some scores.");
});

it("says no where a result is another one by more than rounding", () => {
  expect(verdict({ different: 2, otherTop: 1, otherTopBeyondTies: 1 })).toContain("**No: some results");
});
