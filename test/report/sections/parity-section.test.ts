import { expect, it } from "vitest";
import { paritySection } from "../../../src/report/sections/parity-section.ts";
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

it("says no where a score is off by more than rounding, though the order is the same", () => {
  expect(verdict({ different: 2, beyondRounding: 2 })).toContain(
    "**No: some results differ from the model's, by more than rounding (2 scores).**",
  );
});

it("says whether the prefetch scores are the similarities of the dataset's vectors", () => {
  expect(verdict({})).toContain("The prefetch scores are right as well: 40,000 of them were compared");
  const prefetchParity = { ...sampleReport.prefetchParity, beyondRounding: 3, largestDifference: 0.001 };
  expect(paritySection({ ...sampleReport, prefetchParity })).toContain(
    "**The prefetch scores are wrong: 40,000 of them were compared with the similarities of the dataset's vectors, and 3 are off by more than 1.0e-5 of the vectors' lengths, up to 1.0e-3.**",
  );
});
