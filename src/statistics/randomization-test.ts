import type { Random } from "../random.ts";

/** Outcome of a paired randomisation test. */
export interface RandomizationTest {
  /** Two-sided. */
  readonly pValue: number;
  /** Whether all sign patterns were counted, or a sample of them. */
  readonly exact: boolean;
}

/** How many sign patterns are drawn where there are too many to count. */
export const PATTERNS = 10_000;

/**
 * The least p that the test can give where so many queries differ: that of all differences having the same sign, 2 / 2^n
 * where all patterns are counted.
 *
 * @example leastPValue(5) // 0.0625
 */
export function leastPValue(differing: number): number {
  const isCounted = differing < 31 && 1 << differing <= PATTERNS;
  return isCounted ? Math.min(1, 2 / (1 << differing)) : 1 / (PATTERNS + 1);
}

/** Sums that differ by less than this share of the largest possible sum are equal, up to rounding. */
const tolerance = 1e-12;

/**
 * Fisher's paired randomisation test. If the two systems were the same, each difference could as well have had the other
 * sign: p is the share of sign patterns whose sum is at least as far from 0 as the one observed. All 2^n patterns are
 * counted when `samples` allows; otherwise that many are drawn, and p = (count + 1) / (samples + 1).
 *
 * @param differences Treatment minus control, one a query. Zeros change nothing and are left out.
 * @param samples The most sign patterns to try.
 * @returns p in (0, 1]; it is never 0.
 * @see Smucker et al., A comparison of statistical significance tests for information retrieval evaluation (2007)
 */
export function randomizationTest(
  differences: Float64Array,
  random: Random,
  samples = PATTERNS,
): RandomizationTest {
  const sizes = differences.filter((d) => d !== 0).map(Math.abs);
  const largest = sizes.reduce((sum, size) => sum + size, 0);
  const observed = Math.abs(differences.reduce((sum, d) => sum + d, 0));
  const bound = observed - tolerance * largest;
  if (sizes.length < 31 && 1 << sizes.length <= samples) {
    return { pValue: countAll(sizes, bound) / (1 << sizes.length), exact: true };
  }
  return { pValue: (countSampled(sizes, largest, bound, random, samples) + 1) / (samples + 1), exact: false };
}

/** How many of all sign patterns have a sum of at least `bound`, in Gray code order: one sign changes at a time. */
function countAll(sizes: Float64Array, bound: number): number {
  const signed = sizes.slice();
  let sum = sizes.reduce((total, size) => total + size, 0);
  let count = 0;
  for (let pattern = 1; ; pattern++) {
    if (Math.abs(sum) >= bound) count++;
    const flipped = 31 - Math.clz32(pattern & -pattern);
    if (flipped >= sizes.length) return count;
    sum -= 2 * signed[flipped]!;
    signed[flipped] = -signed[flipped]!;
  }
}

/** How many of the drawn sign patterns have a sum of at least `bound`; a pattern's sum is looked up 8 signs at a time. */
function countSampled(
  sizes: Float64Array,
  largest: number,
  bound: number,
  random: Random,
  samples: number,
): number {
  const groups = sumsOfSubsets(sizes);
  let count = 0;
  for (let sample = 0; sample < samples; sample++) {
    let positive = 0;
    let signs = 0;
    for (let group = 0; group < groups.length; group++) {
      signs = group % 4 === 0 ? random() * 4294967296 : signs >>> 8;
      positive += groups[group]![signs & 255]!;
    }
    if (Math.abs(2 * positive - largest) >= bound) count++;
  }
  return count;
}

/** For each 8 sizes, the sums of all 256 sets of them: sum b is of those whose bit is set in b. */
function sumsOfSubsets(sizes: Float64Array): Float64Array[] {
  return Array.from({ length: Math.ceil(sizes.length / 8) }, (_, group) => {
    const sums = new Float64Array(256);
    for (let subset = 1; subset < 256; subset++) {
      const lowest = 31 - Math.clz32(subset & -subset);
      sums[subset] = sums[subset & (subset - 1)]! + (sizes[8 * group + lowest] ?? 0);
    }
    return sums;
  });
}
