import { describe, expect, it } from "vitest";
import { type DepthScores, depthCurve } from "../../../src/analysis/stages/depth-curve.ts";
import { recommendDepth } from "../../../src/analysis/stages/recommend-depth.ts";
import { createRandom } from "../../../src/random.ts";
import { resample } from "../../../src/statistics/resample.ts";

/** Scores of eight queries at one depth. */
function at(depth: number, ...values: number[]): DepthScores {
  return { depth, values: Float64Array.from(values) };
}

function curveOf(...scores: DepthScores[]) {
  return depthCurve(scores, resample(8, 500, createRandom("1")), createRandom("2"), 0.95);
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

  it("corrects the p-values for the number of depths", () => {
    // Of 2⁸ sign patterns two are as far out as eight losses; with one loss both patterns of two are.
    expect(points.map(({ pValue }) => pValue)).toEqual([2 * (2 / 256), 1, 1]);
  });
});

describe("the recommended depth", () => {
  const recommend = async (...scores: DepthScores[]) => recommendDepth("P@2", await curveOf(...scores), 0.05);

  it("is the smallest that cannot be told from the best", async () => {
    expect(await recommend(at(20, ...none), at(50, ...most), at(100, ...all))).toEqual({
      measure: "P@2",
      depth: 50,
      bestDepth: 100,
      harmful: [],
    });
  });

  it("is the best where every other is worse beyond doubt", async () => {
    expect((await recommend(at(20, ...none), at(50, ...all))).depth).toBe(50);
  });

  it("is the smaller one of equally good depths", async () => {
    expect(await recommend(at(20, ...all), at(50, ...all))).toMatchObject({
      depth: 20,
      bestDepth: 20,
      harmful: [],
    });
  });

  it("takes more evidence the more depths are compared", async () => {
    // Six losses have p = 2 / 2⁶ = 0.03: enough against one rival, not against two.
    const six = [0, 0, 0, 0, 0, 0, 1, 1];
    expect((await recommend(at(20, ...six), at(50, ...all))).depth).toBe(50);
    expect((await recommend(at(20, ...six), at(30, ...six), at(50, ...all))).depth).toBe(20);
  });

  it("warns of the depths beyond the best one that are worse", async () => {
    expect(
      (await recommend(at(20, ...most), at(50, ...all), at(100, ...most), at(200, ...none))).harmful,
    ).toEqual([200]);
  });
});
