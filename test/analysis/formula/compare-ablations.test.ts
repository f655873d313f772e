import { expect, it } from "vitest";
import { compareAblations } from "../../../src/analysis/formula/compare-ablations.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";

it("compares each ranking that lacks a feature with the full one, the costliest loss first", () => {
  const full = Float64Array.of(0.5, 0.5, 1, 0);
  const ablations = compareAblations(
    full,
    [
      { without: ["year"], values: Float64Array.of(0.5, 0.5, 1, 0.5) },
      { without: ["low", "high"], values: Float64Array.of(0, 0.5, 0.5, 0) },
    ],
    resample(4, 200, createRandom("1")),
    0.95,
  );
  expect(ablations).toMatchObject([
    { without: ["low", "high"], mean: 1 / 4, difference: -1 / 4, wins: 0, ties: 2, losses: 2 },
    { without: ["year"], mean: 2.5 / 4, difference: 0.5 / 4, wins: 1, ties: 3, losses: 0 },
  ]);
  expect(ablations[0]!.low).toBeLessThanOrEqual(-1 / 4);
  expect(ablations[0]!.high).toBeGreaterThanOrEqual(-1 / 4);
});
