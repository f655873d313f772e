import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lossByStage, scoreStages } from "../../../src/analysis/stages/loss-by-stage.ts";
import { parseMeasure } from "../../../src/metrics/parse-measure.ts";
import { ranking, relevant, WORLD } from "../five-query-world.ts";

function losses(measure: string) {
  return lossByStage(scoreStages(WORLD, WORLD.qrels, [parseMeasure(measure)])[0]!);
}

describe("on a world of five queries", () => {
  it("gives each lost hit of the list to the stage that lost it", () => {
    expect(losses("P@2")).toEqual({
      scarcity: Float64Array.of(0, 1 / 2, 0, 0, 0),
      depth: Float64Array.of(0, 0, 1 / 2, 0, 0),
      search: Float64Array.of(0, 0, 0, 1 / 2, 0),
      order: Float64Array.of(0, 0, 0, 0, 1 / 2),
    });
  });

  it("calls it scarcity for recall that more items are relevant than fit into the list", () => {
    expect(losses("R@2")).toEqual({
      scarcity: Float64Array.of(1 - 2 / 3, 0, 1 - 2 / 3, 0, 0),
      depth: Float64Array.of(0, 0, 2 / 3 - 1 / 3, 0, 0),
      search: Float64Array.of(0, 0, 0, 1 / 2, 0),
      order: Float64Array.of(0, 0, 0, 0, 1 / 2),
    });
  });

  it("discounts what nDCG lost by its rank, and finds nothing scarce", () => {
    const second = 1 / Math.log2(3);
    const { scarcity, depth, search, order } = losses("nDCG@2");
    expect(scarcity).toEqual(new Float64Array(5));
    expect(depth[2]).toBeCloseTo(second / (1 + second), 12);
    expect(search[3]).toBeCloseTo(second / (1 + second), 12);
    expect(order[4]).toBeCloseTo(1 / (1 + second), 12);
  });

  it("scores the order that the search gave as the one to beat", () => {
    const [stages] = scoreStages(WORLD, WORLD.qrels, [parseMeasure("P@2")]);
    expect(stages!.control).toEqual(Float64Array.of(1 / 2, 1 / 2, 1 / 2, 0, 0));
    expect(stages!.ceiling).toEqual(Float64Array.of(1, 1 / 2, 1 / 2, 1 / 2, 1));
  });
});

it("shows a lucky approximate search as a loss below 0", () => {
  const lucky = { depth: 2, exact: [ranking(0, 1)], control: [ranking(0, 2)], treatment: [ranking(2, 0)] };
  const [stages] = scoreStages(lucky, [relevant(2)], [parseMeasure("P@1")]);
  const { depth, search, order } = lossByStage(stages!);
  expect([depth[0], search[0], order[0]]).toEqual([1, -1, 0]);
});

it("adds up to 1 minus the treatment's score to 12 digits, for every measure, ranking and judgment", () => {
  const items = fc.shuffledSubarray([...Array(12).keys()], { minLength: 1 });
  const query = fc.record({
    exact: items,
    treatment: items,
    relevant: items,
    depth: fc.integer({ min: 1, max: 12 }),
  });
  const measures = ["P@3", "R@3", "nDCG@3"].map(parseMeasure);
  fc.assert(
    fc.property(query, ({ exact, treatment, relevant: liked, depth }) => {
      const rankings = {
        depth,
        exact: [ranking(...exact.slice(0, depth))],
        control: [ranking(...exact)],
        treatment: [ranking(...treatment)],
      };
      for (const stages of scoreStages(rankings, [relevant(...liked.toSorted((a, b) => a - b))], measures)) {
        const { scarcity, depth: deep, search, order } = lossByStage(stages);
        expect(scarcity[0]! + deep[0]! + search[0]! + order[0]!).toBeCloseTo(1 - stages.treatment[0]!, 12);
        for (const part of [scarcity, deep, order]) expect(part[0]).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});
