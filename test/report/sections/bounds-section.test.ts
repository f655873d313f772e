import { expect, it } from "vitest";
import type { Report } from "../../../src/report/report.ts";
import { boundsSection } from "../../../src/report/sections/bounds-section.ts";
import { sampleReport } from "../sample-report.ts";

/** The section where the treatment at the recommended depth differs so from the model on all items, and that from the ideal. */
function section(toModel: [low: number, high: number], toIdeal?: [low: number, high: number]): string {
  const interval = ([low, high]: [number, number]) => ({
    low,
    high,
    difference: (low + high) / 2,
    wins: 1,
    ties: 0,
    losses: 1,
  });
  const bounds: Report["bounds"] = {
    orders: sampleReport.bounds.orders.filter(({ order }) => toIdeal !== undefined || order !== "ideal"),
    treatmentToModel: [{ depth: 20, ...interval(toModel) }],
    modelToIdeal: toIdeal && interval(toIdeal),
    popularity: [],
  };
  return boundsSection({ ...sampleReport, bounds });
}

it("says whether the candidates hold the model back", () => {
  expect(section([-0.03, -0.01])).toContain(
    "P@10 of formula at depth 20 is below that of the model on all items (−0.0200, 95 % interval −0.0300 to −0.0100): the candidates hold it back.",
  );
  expect(section([-0.01, 0.02])).toContain("no measurable difference from that of the model on all items");
  expect(section([0.01, 0.02])).toContain("the prefetch corrects the model");
});

it("says whether a better model is possible, where that is known", () => {
  expect(section([0, 0], [-0.03, -0.01])).toContain("A better model could gain");
  expect(section([0, 0], [-0.004, 0.01])).toContain("No better model is in sight");
  expect(section([0, 0], [0.001, 0.01])).toContain("No better model is in sight");
  expect(section([0, 0])).not.toMatch(/better model|true probabilities/);
});

it("takes an interval that holds 0 for no proof that nothing is left to gain", () => {
  expect(section([0, 0], [-0.01, 0.01])).toContain("could gain more than 2 % cannot be told");
});
