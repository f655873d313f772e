import { expect, it, vi } from "vitest";
import { judge } from "../../src/gate/verdict.ts";
import type { Measure } from "../../src/metrics/measure.ts";
import { createRandom } from "../../src/random.ts";
import { freshRun } from "./fresh-run.ts";

// None of the measures that an experiment may list has this direction yet.
vi.mock(import("../../src/metrics/parse-measure.ts"), () => ({
  parseMeasure: () => ({ direction: "lower" }) as Measure,
}));

it("calls a rise of a measure for which lower is better a regression", () => {
  const [low, high] = [freshRun([0.1, 0.2, 0.1, 0.2, 0.1]), freshRun([0.4, 0.5, 0.4, 0.5, 0.4])];
  const options = { measures: "all", minimumEffect: 0, significance: 0.05 } as const;
  const outcome = (before: typeof low, after: typeof low) =>
    judge(before, after, { ...options, random: createRandom("1") }).headline.outcome;
  expect(outcome(low, high)).toBe("regressed");
  expect(outcome(high, low)).toBe("improved");
});
