import { describe, expect, it } from "vitest";
import { type DepthScores, depthCurve } from "../../../src/analysis/stages/depth-curve.ts";
import { createRandom } from "../../../src/random.ts";
import { greatestLoss } from "../../../src/statistics/greatest-loss.ts";
import { resample } from "../../../src/statistics/resample.ts";

/** Scores of eight queries at one depth. */
function at(depth: number, ...values: number[]): DepthScores {
  return { depth, values: Float64Array.from(values) };
}

function curveOf(...scores: DepthScores[]) {
  return depthCurve(scores, {
    ...{ resamples: resample(8, 500, createRandom("1")), random: createRandom("2"), confidence: 0.95 },
  });
}

const none = [0, 0, 0, 0, 0, 0, 0, 0];
const most = [1, 1, 1, 0, 1, 1, 1, 1];
const all = [1, 1, 1, 1, 1, 1, 1, 1];

describe("the depth curve", async () => {
  const points = await curveOf(at(100, ...all), at(20, ...none), at(50, ...most));

  it("ascends by depth, with the mean of each", () => {
    expect(points.map(({ depth, mean }) => [depth, mean])).toEqual([
      [20, 0],
      [50, 7 / 8],
      [100, 1],
    ]);
  });

  it("says what each step gains over the one before", () => {
    expect(points.map(({ gain }) => gain?.difference)).toEqual([undefined, 7 / 8, 1 / 8]);
    expect(points[1]!.gain).toMatchObject({ wins: 7, ties: 1, losses: 0 });
  });

  it("compares every depth with the best one", () => {
    expect(points.map(({ toBest }) => toBest.difference)).toEqual([-1, -1 / 8, 0]);
  });

  it("tests all pairs of depths together", () => {
    // Of 2⁸ sign patterns two are as far out as eight losses or seven; one loss may have either sign.
    const [shallow, middle, best] = points.map(({ pValue }) => pValue);
    expect(shallow).toBeCloseTo(2 / 256, 2);
    expect([middle, best]).toEqual([1, 1]);
    expect(points.map(({ isBelowBest }) => isBelowBest)).toEqual([true, false, false]);
  });

  it("bounds what each depth may lose to any other", () => {
    const unseen = 1;
    const loss = (...losses: number[]) => greatestLoss(Float64Array.from(losses), unseen, 0.95);
    expect(points.map(({ lossAtMost }) => lossAtMost)).toEqual([
      Math.max(loss(...all), loss(...most)),
      loss(0, 0, 0, 1, 0, 0, 0, 0),
      loss(0, 0, 0, -1, 0, 0, 0, 0),
    ]);
  });

  it("bounds by the best mean what is lost unseen where no depth differs from another", async () => {
    const half = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
    const [point] = await curveOf(at(20, ...half), at(50, ...half));
    expect(point!.lossAtMost).toBe(greatestLoss(new Float64Array(8), 0.5, 0.95));
    expect(point!.lossAtMost).toBeGreaterThan((3 / 8) * 0.5);
  });

  it("names the shallower depths that are better", async () => {
    const curve = await curveOf(at(20, ...all), at(50, ...most), at(100, ...none));
    expect(curve.map(({ worseThan }) => worseThan)).toEqual([[], [], [20, 50]]);
  });

  it("has nothing to lose where one depth was tried", async () => {
    expect(await curveOf(at(20, ...most))).toMatchObject([{ lossAtMost: 0, pValue: 1, worseThan: [] }]);
  });
});
