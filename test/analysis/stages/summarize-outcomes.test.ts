import { describe, expect, it } from "vitest";
import type { HitOutcome } from "../../../src/analysis/stages/hit-outcomes.ts";
import { scoreStages } from "../../../src/analysis/stages/loss-by-stage.ts";
import {
  lossesOf,
  summarizeOutcomes,
  worstQueries,
} from "../../../src/analysis/stages/summarize-outcomes.ts";
import { parseMeasure } from "../../../src/metrics/parse-measure.ts";
import { WORLD } from "../five-query-world.ts";

function tooLow(item: number, ...features: string[]): HitOutcome {
  const pulledDown = features.map((feature, i) => ({ feature, by: i - 5 }));
  return { item, outcome: "ranked-too-low", rank: 12, score: 0.2, margin: -0.1, pulledDown };
}

it("counts outcomes, and the main reason of each item that is ranked too low", () => {
  const outcomes: HitOutcome[] = [
    { item: 1, outcome: "shown", rank: 1 },
    tooLow(2, "age", "taste"),
    tooLow(3, "taste"),
    tooLow(4, "taste", "age"),
    tooLow(5),
    { item: 6, outcome: "not-a-candidate", searchRank: 900 },
  ];
  expect(summarizeOutcomes(outcomes)).toEqual({
    counts: { shown: 1, "ranked-too-low": 4, "lost-by-search": 0, "not-a-candidate": 1 },
    mainReasons: [
      { feature: "taste", items: 2 },
      { feature: "age", items: 1 },
    ],
  });
});

describe("the worst queries", () => {
  const [stages] = scoreStages(WORLD, WORLD.qrels, [parseMeasure("P@2")]);

  it("are those that lose most of what was possible, by order before other stages", () => {
    // Each of the queries 2, 3 and 4 loses one of two; query 1 could have no more.
    expect(worstQueries(stages!, 2)).toEqual([4, 2]);
  });

  it("are only such that lose something", () => {
    expect(worstQueries(stages!, 5)).toEqual([4, 2, 3]);
  });

  it("are shown with what each stage lost", () => {
    expect(lossesOf(stages!, 3)).toEqual({ scarcity: 0, depth: 0, search: 1 / 2, order: 0 });
  });
});
