import { expect, it } from "vitest";
import { wilcoxonSignedRank } from "../../src/statistics/wilcoxon-signed-rank.ts";

it("sums the ranks of the positive differences, tied sizes sharing their mean rank", () => {
  // Sizes 1, 2, 2, 4 have ranks 1, 2.5, 2.5, 4.
  expect(wilcoxonSignedRank(Float64Array.of(-1, 2, -2, 4)).statistic).toBe(2.5 + 4);
});

it("is exact for few queries: of 2^3 patterns, only + + + and − − − are as far out", () => {
  expect(wilcoxonSignedRank(Float64Array.of(1, 2, 3))).toEqual({
    statistic: 6,
    pValue: 2 / 8,
    exact: true,
    effectSize: 1,
  });
});

it("leaves out queries without a difference, and sees nothing where none differs", () => {
  expect(wilcoxonSignedRank(Float64Array.of(0, 1, 2, 3)).pValue).toBe(2 / 8);
  expect(wilcoxonSignedRank(new Float64Array(4)).pValue).toBe(1);
});

it("takes the normal distribution beyond 50 differences", () => {
  const differences = Float64Array.from({ length: 51 }, (_, i) => i - 20);
  expect(wilcoxonSignedRank(differences).exact).toBe(true);
  expect(wilcoxonSignedRank(differences.map((d) => d + 0.5)).exact).toBe(false);
});
