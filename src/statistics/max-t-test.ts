import type { Random } from "../random.ts";

/** Outcome of a max-T randomisation test over several columns of differences. */
export interface MaxTTest {
  /** Σ d / √(Σ d²) of each column; undefined where nothing differs, which leaves the column out. */
  readonly statistics: readonly (number | undefined)[];
  /** The greatest statistic of all columns under each random sign pattern, ascending. */
  readonly maxima: Float64Array;
}

/** Statistics that differ by less are equal, up to rounding. */
const tolerance = 1e-10;

/**
 * A randomisation test of many measures at once. If two systems were the same, each query's differences, in all columns
 * together, could as well have had the other sign: a random sign pattern gives one sign to each query. What is observed is
 * held against the greatest statistic over all columns, so that the chance of any false alarm among them is what is stated,
 * however much the columns have in common.
 *
 * A column's statistic is its mean over the standard error that its signs give the mean, √(Σ d²) / n. It is the same under
 * every sign pattern, so that all columns have variance 1 then, and it is there also where all differences are equal.
 *
 * @param columns One list of differences a measure, aligned by query.
 * @param samples How many sign patterns to draw.
 * @throws RangeError when the columns differ in length.
 * @see Westfall and Young, Resampling-based multiple testing (1993), section 2.6: single-step max-T
 * @see Romano, On the behavior of randomization tests without a group invariance assumption (1990)
 */
export function maxTTest(columns: readonly Float64Array[], random: Random, samples = 9999): MaxTTest {
  const queries = columns[0]?.length ?? 0;
  if (columns.some(({ length }) => length !== queries)) {
    throw new RangeError("columns of differing lengths have no queries in common");
  }
  const norms = columns.map((values) => Math.sqrt(values.reduce((sum, d) => sum + d * d, 0)));
  const sumOf = (values: Float64Array) => values.reduce((sum, d) => sum + d, 0);
  const statistics = columns.map((values, i) => (norms[i] === 0 ? undefined : sumOf(values) / norms[i]!));
  const scaled = columns
    .map((values, i) => values.map((d) => d / norms[i]!))
    .filter((_, i) => statistics[i] !== undefined);
  return {
    statistics,
    maxima: scaled.length === 0 ? new Float64Array() : drawMaxima(scaled, random, samples),
  };
}

/**
 * The share of sign patterns whose greatest statistic is at least as great as this one, the observed pattern counted in:
 * (1 + b) / (1 + B). By symmetry, the p-value of a decrease is that of the negated statistic.
 *
 * @returns p in (0, 1], corrected for all columns of the test.
 * @example maxima 1, 2, 3 and the statistic 2.5 → (1 + 1) / (1 + 3)
 */
export function maxTPValue({ maxima }: Pick<MaxTTest, "maxima">, statistic: number): number {
  return (1 + maxima.length - firstFrom(maxima, statistic - tolerance)) / (1 + maxima.length);
}

/**
 * What a statistic must exceed for p ≤ α.
 *
 * @param significance α, in (0, 1).
 * @returns Infinity where no statistic could reach it, for want of patterns.
 */
export function maxTCriticalValue({ maxima }: Pick<MaxTTest, "maxima">, significance: number): number {
  const beyond = Math.floor(significance * (1 + maxima.length) + tolerance) - 1;
  return beyond < 0
    ? Number.POSITIVE_INFINITY
    : (maxima[maxima.length - 1 - beyond] ?? Number.NEGATIVE_INFINITY);
}

/** The position of the first value of an ascending list that is at least `least`. */
function firstFrom(ascending: Float64Array, least: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sums all columns under every sign pattern, 8 queries at a time: the sums of their 256 subsets are looked up. */
function drawMaxima(columns: readonly Float64Array[], random: Random, samples: number): Float64Array {
  const width = columns.length;
  const queries = columns[0]!.length;
  const positive = new Float64Array(samples * width);
  const signs = new Uint32Array(samples);
  for (let start = 0; start < queries; start += 8) {
    const subsets = sumsOfSubsets(columns, start);
    for (let sample = 0; sample < samples; sample++) {
      signs[sample] = start % 32 === 0 ? random() * 4294967296 : signs[sample]! >>> 8;
      const from = (signs[sample]! & 255) * width;
      const to = sample * width;
      for (let column = 0; column < width; column++) positive[to + column]! += subsets[from + column]!;
    }
  }
  const totals = columns.map((values) => values.reduce((sum, d) => sum + d, 0));
  const maxima = new Float64Array(samples).fill(Number.NEGATIVE_INFINITY);
  for (let sample = 0; sample < samples; sample++) {
    for (let column = 0; column < width; column++) {
      const sum = 2 * positive[sample * width + column]! - totals[column]!;
      if (sum > maxima[sample]!) maxima[sample] = sum;
    }
  }
  return maxima.sort();
}

/** For 8 queries, the sums of all 256 sets of them, each set's columns side by side. */
function sumsOfSubsets(columns: readonly Float64Array[], start: number): Float64Array {
  const width = columns.length;
  const sums = new Float64Array(256 * width);
  for (let subset = 1; subset < 256; subset++) {
    const lowest = 31 - Math.clz32(subset & -subset);
    const smaller = (subset & (subset - 1)) * width;
    for (let column = 0; column < width; column++) {
      sums[subset * width + column] = sums[smaller + column]! + (columns[column]![start + lowest] ?? 0);
    }
  }
  return sums;
}
