import { normalCdf } from "./normal-distribution.ts";

/** Outcome of a Wilcoxon signed-rank test. */
export interface WilcoxonSignedRank {
  /** W+, the sum of the ranks of the positive differences. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Whether p is exact, or from the normal distribution. */
  readonly exact: boolean;
  /** Rank-biserial correlation (W+ − W−) / (W+ + W−), in [−1, 1]; 0 when nothing differs. */
  readonly effectSize: number;
}

/** Up to so many differences p is exact. */
const mostExact = 50;

/**
 * Wilcoxon's signed-rank test that differences are symmetric around 0. Queries without a difference are left out, equal
 * sizes share their mean rank. The exact p counts the sign patterns of these very ranks, so that ties are no matter; the
 * normal one corrects the variance for ties and has no continuity correction.
 *
 * @param differences Treatment minus control, one a query, as `pairedDifferences` rounds them.
 * @see scipy.stats.wilcoxon with zero_method "wilcox"; Kerby, The simple difference formula (2014), for the effect
 */
export function wilcoxonSignedRank(differences: Float64Array): WilcoxonSignedRank {
  const sorted = differences.filter((d) => d !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
  const n = sorted.length;
  if (n === 0) return { statistic: 0, pValue: 1, exact: true, effectSize: 0 };
  const doubledRanks = doubledMeanRanks(sorted.map(Math.abs));
  const doubledStatistic = doubledRanks.reduce((sum, rank, i) => (sorted[i]! > 0 ? sum + rank : sum), 0);
  const doubledTotal = n * (n + 1);
  const exact = n <= mostExact;
  return {
    statistic: doubledStatistic / 2,
    pValue: exact ? exactP(doubledRanks, doubledStatistic) : normalP(doubledRanks, doubledStatistic),
    exact,
    effectSize: (2 * doubledStatistic) / doubledTotal - 1,
  };
}

/** Twice the ranks 1 … n, equal values sharing their mean; doubled, they are whole numbers. */
function doubledMeanRanks(sorted: Float64Array): Int32Array {
  const ranks = new Int32Array(sorted.length);
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    while (end < sorted.length && sorted[end] === sorted[start]) end++;
    ranks.fill(start + 1 + end, start, end);
  }
  return ranks;
}

/** The share of all sign patterns whose sum is at least as far out, times two. */
function exactP(ranks: Int32Array, statistic: number): number {
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const probability = new Float64Array(total + 1);
  probability[0] = 1;
  for (const rank of ranks) {
    for (let sum = total; sum >= 0; sum--) {
      probability[sum] = (probability[sum]! + (sum >= rank ? probability[sum - rank]! : 0)) / 2;
    }
  }
  const tail = Math.min(statistic, total - statistic);
  const below = probability.subarray(0, tail + 1).reduce((sum, p) => sum + p, 0);
  return Math.min(1, 2 * below);
}

/** Under the null the doubled statistic has mean Σ rank / 2 and variance Σ rank² / 4, which includes the ties. */
function normalP(ranks: Int32Array, statistic: number): number {
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const variance = ranks.reduce((sum, rank) => sum + rank * rank, 0) / 4;
  return 2 * normalCdf(-Math.abs(statistic - mean) / Math.sqrt(variance));
}
