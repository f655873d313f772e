import { expect, it } from "vitest";
import type { DepthPoint } from "../../../src/analysis/stages/depth-curve.ts";
import { recommendDepth } from "../../../src/analysis/stages/recommend-depth.ts";

const nothing = { difference: 0, low: 0, high: 0, wins: 0, ties: 8, losses: 0 };

/** A point of a curve whose best mean is 0.2. */
function at(depth: number, lossAtMost: number, others: Partial<DepthPoint> = {}): DepthPoint {
  return {
    ...{ depth, mean: 0.2, gain: undefined, toBest: nothing, lossAtMost },
    ...{ pValue: 1, isBelowBest: false, worseThan: [], ...others },
  };
}

const recommend = (...points: DepthPoint[]) => recommendDepth("P@10", points, 0.02);

it("is the shallowest depth that loses at most the margin, a share of the best mean", () => {
  const below = { mean: 0.19 };
  expect(recommend(at(20, 0.0041, below), at(50, 0.004, below), at(100, 0.001))).toEqual({
    ...{ measure: "P@10", depth: 50, isEnough: true, lossAtMost: 0.02, margin: 0.02 },
    ...{ bestDepth: 100, bestGain: undefined, harmful: [] },
  });
});

it("is enough only if every deeper one is", () => {
  expect(recommend(at(20, 0.001), at(50, 0.01), at(100, 0.001))).toMatchObject({
    depth: 100,
    isEnough: true,
  });
});

it("cannot be told where not even the deepest is enough, and stays the deepest", () => {
  expect(recommend(at(20, 0.001), at(50, 0.001), at(100, 0.02, { mean: 0.19 }))).toMatchObject({
    ...{ depth: 100, isEnough: false, lossAtMost: expect.closeTo(0.1, 12), bestDepth: 20 },
  });
});

it("passes over deeper ones that are measurably worse, and names them", () => {
  const worse = { mean: 0.1, worseThan: [50] };
  expect(recommend(at(20, 0.01), at(50, 0.001), at(100, 0.1, worse))).toMatchObject({
    ...{ depth: 50, isEnough: true, harmful: [100] },
  });
  expect(recommend(at(20, 0.01), at(50, 0.01), at(100, 0.1, worse))).toMatchObject({
    ...{ depth: 50, isEnough: false, harmful: [100] },
  });
});

it("says what the best depth gains where it is measurably better, though another is enough", () => {
  const toBest = { ...nothing, difference: -0.003 };
  const curve = [at(20, 0.0039, { mean: 0.197, toBest, isBelowBest: true }), at(50, 0.001)];
  expect(recommend(...curve)).toMatchObject({ depth: 20, bestDepth: 50, bestGain: 0.003 });
});

it("has no share to lose where nothing is found at any depth", () => {
  expect(recommend(at(20, 0, { mean: 0 }), at(50, 0, { mean: 0 }))).toMatchObject({
    ...{ depth: 50, isEnough: false, lossAtMost: undefined },
  });
});
