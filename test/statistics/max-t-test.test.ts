import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { maxTCriticalValue, maxTPValue, maxTTest } from "../../src/statistics/max-t-test.ts";

interface Case {
  readonly name: string;
  readonly columns: number[][];
  /** null where nothing differs. */
  readonly statistics: (number | null)[];
  readonly greater: number[];
  readonly less: number[];
  readonly critical: { readonly [significance: string]: number };
}

const { cases }: { cases: Case[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../oracle/max-t/max-t.json"), "utf8"),
);
const samples = 40_000;

/** Four standard errors of a share that was counted in so many samples. */
function monteCarloError(share: number): number {
  return 4 * Math.sqrt((share * (1 - share)) / samples) + 1 / samples;
}

describe.each(cases)("numpy on $name", ({ columns, statistics, greater, less, critical }) => {
  const test = maxTTest(
    columns.map((values) => Float64Array.from(values)),
    createRandom("max-t"),
    samples,
  );

  it("agrees on the statistics, and on the columns that have none", () => {
    statistics.forEach((expected, i) => {
      if (expected === null) expect(test.statistics[i]).toBeUndefined();
      else expect(test.statistics[i]).toBeCloseTo(expected, 12);
    });
  });

  it("agrees on the p-values of both directions, to their Monte Carlo error", () => {
    for (const [i, statistic] of test.statistics.entries()) {
      if (statistic === undefined) continue;
      expect(Math.abs(maxTPValue(test, statistic) - greater[i]!)).toBeLessThan(monteCarloError(greater[i]!));
      expect(Math.abs(maxTPValue(test, -statistic) - less[i]!)).toBeLessThan(monteCarloError(less[i]!));
    }
  });

  it("agrees on the critical values", () => {
    for (const [significance, expected] of Object.entries(critical))
      expect(maxTCriticalValue(test, Number(significance))).toBeCloseTo(expected, 1);
  });
});

describe("the max-T test", () => {
  it("of one column counts sums: 1 of 8 sign patterns of 3 equal gains has the sum 3, and 4 have 1 or more", () => {
    const test = maxTTest([Float64Array.of(1, 1, 1)], createRandom("1"), samples);
    expect(test.statistics[0]).toBeCloseTo(Math.sqrt(3), 12);
    const expectShare = (statistic: number, share: number) =>
      expect(Math.abs(maxTPValue(test, statistic) - share)).toBeLessThan(monteCarloError(share));
    expectShare(3 / Math.sqrt(3), 1 / 8);
    expectShare(1 / Math.sqrt(3), 4 / 8);
  });

  it("costs nothing for a column that repeats another, and something for one of its own", () => {
    const [one, other] = [
      Float64Array.of(3, 1, -1, 2, 2, 1, 3, 1),
      Float64Array.of(1, -2, 2, -1, 1, 2, -2, -1),
    ];
    const pOf = (...columns: Float64Array[]) => {
      const test = maxTTest(columns, createRandom("1"), samples);
      return maxTPValue(test, test.statistics[0]!);
    };
    expect(pOf(one, one)).toBe(pOf(one));
    expect(pOf(one, other)).toBeGreaterThan(pOf(one));
  });

  it("reads p and its critical value from the same counts", () => {
    const drawn = { maxima: Float64Array.of(1, 2, 3) };
    expect(maxTPValue(drawn, 2.5)).toBe(2 / 4);
    expect(maxTPValue(drawn, 3)).toBe(2 / 4);
    expect(maxTPValue(drawn, 4)).toBe(1 / 4);
    // p ≤ 0.5 for what exceeds 2, p ≤ 0.25 for what exceeds 3; p is never less.
    expect(maxTCriticalValue(drawn, 0.5)).toBe(2);
    expect(maxTCriticalValue(drawn, 0.25)).toBe(3);
    expect(maxTCriticalValue(drawn, 0.1)).toBe(Number.POSITIVE_INFINITY);
  });

  it("is the same for the same seed, and refuses columns of other queries", () => {
    const columns = [Float64Array.of(1, -2, 3, 4)];
    expect(maxTTest(columns, createRandom("7"), 99)).toEqual(maxTTest(columns, createRandom("7"), 99));
    expect(() => maxTTest([...columns, Float64Array.of(1)], createRandom("7"))).toThrow(RangeError);
  });
});
