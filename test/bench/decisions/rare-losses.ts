import type { DepthScores } from "../../../src/analysis/stages/depth-curve.ts";
import { createRandom } from "../../../src/random.ts";

/**
 * The hardest case for a bound on losses: a few queries lose a hit by the shallower depth and none gains one, so that the
 * depth loses a little more than 2 % though most samples of 100 queries hold three losses or fewer.
 */
export const rareLosses: { readonly name: string; readonly scores: readonly DepthScores[] } = (() => {
  const random = createRandom("rare losses");
  const deep = Float64Array.from({ length: 20_000 }, () => 0.1 + Math.floor(random() * 4) / 10);
  const losing = (share: number) => deep.map((value) => (random() < share ? value - 0.1 : value));
  return {
    name: "made up, where few queries lose and none gains",
    scores: [
      { depth: 20, values: losing(0.16) },
      { depth: 50, values: losing(0.053) },
      { depth: 100, values: deep },
    ],
  };
})();
