import { expect, it } from "vitest";
import { compareAblations } from "../../../src/analysis/formula/compare-ablations.ts";
import { createRandom } from "../../../src/random.ts";
import { greatestLoss } from "../../../src/statistics/greatest-loss.ts";
import { resample } from "../../../src/statistics/resample.ts";

it("compares each ranking that lacks a feature with the full one, the costliest loss first", () => {
  const full = Float64Array.of(0.5, 0.5, 1, 0);
  const ablations = compareAblations(
    full,
    [
      { without: ["year"], together: false, values: Float64Array.of(0.5, 0.5, 1, 0.5) },
      { without: ["low", "high"], together: true, values: Float64Array.of(0, 0.5, 0.5, 0) },
    ],
    resample(4, 200, createRandom("1")),
    0.95,
  );
  expect(ablations).toMatchObject([
    {
      without: ["low", "high"],
      together: true,
      mean: 1 / 4,
      difference: -1 / 4,
      wins: 0,
      ties: 2,
      losses: 2,
    },
    { without: ["year"], together: false, mean: 2.5 / 4, difference: 0.5 / 4, wins: 1, ties: 3, losses: 0 },
  ]);
  expect(ablations[0]!.low).toBeLessThanOrEqual(-1 / 4);
  expect(ablations[0]!.high).toBeGreaterThanOrEqual(-1 / 4);
});

it("bounds what is lost without each, at a level for all of them together", () => {
  const full = Float64Array.from({ length: 400 }, (_, i) => (i % 2) / 2);
  const losing = (few: number) => full.map((value, i) => (i < 2 * few ? 0 : value));
  const ablated = [0, 50].map((few) => ({ without: [`${few}`], together: false, values: losing(few) }));
  const ablations = compareAblations(full, ablated, resample(400, 100, createRandom("1")), 0.95);
  expect(ablations.map(({ without, lossAtMost }) => [without, lossAtMost])).toEqual([
    [
      ["50"],
      greatestLoss(
        full.map((value, i) => (i < 100 ? value : 0)),
        0.5,
        0.975,
      ) / 0.25,
    ],
    [["0"], greatestLoss(new Float64Array(400), 0.5, 0.975) / 0.25],
  ]);
});

it("has no share to lose where nothing is found with all features", () => {
  const nothing = new Float64Array(4);
  const ablated = [{ without: ["year"], together: false, values: nothing }];
  const [ablation] = compareAblations(nothing, ablated, resample(4, 100, createRandom("1")), 0.95);
  expect(ablation!.lossAtMost).toBeUndefined();
});
