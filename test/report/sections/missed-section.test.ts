import { expect, it } from "vitest";
import type { Report } from "../../../src/report/report.ts";
import { missedSection } from "../../../src/report/sections/missed-section.ts";
import { sampleReport } from "../sample-report.ts";

const section = (missed: Partial<Report["missed"]>, movement: Partial<Report["movement"]> = {}) =>
  missedSection({
    ...sampleReport,
    missed: { ...sampleReport.missed, ...missed },
    movement: { ...sampleReport.movement, ...movement },
  });

it("names the closest miss of a query: the best candidate below, else the nearest that was none", () => {
  const text = section({});
  expect(text).toContain("item 8 at rank 12, by score");
  expect(text).toContain("item 5 at vector rank 7");
});

it("leaves out what there is nothing to say of", () => {
  const counts = { shown: 9, "ranked-too-low": 0, "lost-by-search": 0, "not-a-candidate": 1 };
  const deepestHit = { queries: 0, median: 0, greatest: 0 };
  const text = section({ counts, mainReasons: [], worst: [] }, { deepestHit });
  expect(text).toContain("Of 10 relevant items 9 (90.0 %) are among the first 10");
  expect(text).not.toMatch(/missed by|rank too low:|deepest|lose most/);
});

it("shows what was searched for, and the title of the closest miss, cut where they are long", () => {
  const [first] = sampleReport.missed.worst;
  const outcomes = first!.outcomes.map((outcome) => ({ ...outcome, title: "On wings" }));
  const worst = [{ ...first!, user: "q1", text: `lift of ${"very ".repeat(20)}thin wings`, outcomes }];
  const text = section({ worst });
  expect(text).toContain(`| q1 (lift of ${"very ".repeat(10)}ve…) |`);
  expect(text).toContain("item 8 (On wings) at rank 12, by score");
});
