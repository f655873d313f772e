import { expect, it } from "vitest";
import { scoreStages } from "../../../src/analysis/stages/loss-by-stage.ts";
import { summarizeStages } from "../../../src/analysis/stages/summarize-stages.ts";
import { parseMeasure } from "../../../src/metrics/parse-measure.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";
import { WORLD } from "../five-query-world.ts";

const [stages] = scoreStages(WORLD, WORLD.qrels, [parseMeasure("P@2")]);
const summary = summarizeStages(stages!, resample(5, 500, createRandom("any")), 0.95);

it("averages the losses over queries", () => {
  const tenth = expect.closeTo(1 / 10, 12);
  expect(summary).toMatchObject({
    depth: 4,
    measure: "P@2",
    ceiling: (1 + 1 / 2 + 1 / 2 + 1 / 2 + 1) / 5,
    losses: { scarcity: tenth, depth: tenth, search: tenth, order: tenth },
  });
});

it("says how much of the room above the control the treatment takes", () => {
  // By query: gains of 1/2, 0, 0, 1/2, 1/2 over rooms of 1/2, 0, 0, 1/2, 1.
  const { captured, queriesWithout } = summary.headroom;
  expect(captured!.ratio).toBeCloseTo(3 / 4, 12);
  expect(captured!.low).toBeLessThan(3 / 4);
  expect(captured!.high).toBe(1);
  expect(queriesWithout).toBe(2);
});

it("has no share to give where no query has room", () => {
  const flat = { ...stages!, control: stages!.ceiling };
  const { captured, queriesWithout } = summarizeStages(
    flat,
    resample(5, 50, createRandom("any")),
    0.95,
  ).headroom;
  expect(captured).toBeUndefined();
  expect(queriesWithout).toBe(5);
});
