import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/random.ts";
import { bcaInterval } from "../../src/statistics/bca-interval.ts";
import { bootstrapInterval } from "../../src/statistics/bootstrap-interval.ts";
import { incompleteBeta } from "../../src/statistics/incomplete-beta.ts";
import { minimumDetectableEffect } from "../../src/statistics/minimum-detectable-effect.ts";
import { normalCdf, normalQuantile } from "../../src/statistics/normal-distribution.ts";
import { type PairedTTest, pairedTTest } from "../../src/statistics/paired-t-test.ts";
import { randomizationTest } from "../../src/statistics/randomization-test.ts";
import { studentCdf, studentQuantile } from "../../src/statistics/student-t.ts";

interface Oracle {
  readonly tests: readonly {
    readonly name: string;
    readonly differences: number[];
    readonly t: number;
    readonly tP: number;
    readonly degreesOfFreedom: number;
    readonly cohenD: number;
    /** null where there are too many sign patterns to count. */
    readonly permutationP: number | null;
    readonly minimumDetectableEffect: number;
  }[];
  readonly bootstrap: readonly {
    readonly name: string;
    readonly values: number[];
    /** How often each sample holds each value. */
    readonly counts: number[][];
    readonly percentile: [number, number];
    readonly BCa: [number, number];
  }[];
  readonly normal: readonly [x: number, p: number][];
  readonly student: readonly [t: number, df: number, p: number][];
  readonly incompleteBeta: readonly [x: number, a: number, b: number, p: number][];
}

const oracle: Oracle = JSON.parse(
  readFileSync(join(import.meta.dirname, "../oracle/scipy/statistics.json"), "utf8"),
);

/** Equal to so many parts of the expected value. */
function expectRelative(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual / expected - 1), `${actual} against ${expected}`).toBeLessThan(tolerance);
}

describe.each(oracle.tests)("scipy on $name", ({ differences: list, ...scipy }) => {
  const differences = Float64Array.from(list);

  it("agrees on the paired t test and Cohen's d", () => {
    const { t, pValue, degreesOfFreedom, effectSize } = pairedTTest(differences) as PairedTTest;
    expectRelative(t, scipy.t, 1e-12);
    expectRelative(pValue, scipy.tP, 1e-10);
    expectRelative(effectSize, scipy.cohenD, 1e-12);
    expect(degreesOfFreedom).toBe(scipy.degreesOfFreedom);
  });

  it("has exact power at the minimum detectable effect, to 2 %", () => {
    expectRelative(minimumDetectableEffect(differences)!, scipy.minimumDetectableEffect, 0.02);
  });
});

it.each(oracle.tests.filter(({ permutationP }) => permutationP !== null))(
  "scipy on $name agrees on the exact randomisation test",
  ({ differences, permutationP }) => {
    const test = randomizationTest(Float64Array.from(differences), createRandom("unused"));
    expect(test).toEqual({ pValue: permutationP, exact: true });
  },
);

describe.each(oracle.bootstrap)("scipy's bootstrap of $name", ({ values, counts, percentile, BCa }) => {
  const resamples = {
    queries: values.length,
    samples: counts.length,
    counts: Uint8Array.from(counts.flat()),
  };

  it("agrees on the percentile interval of the same samples", () => {
    const { low, high } = bootstrapInterval(Float64Array.from(values), resamples);
    expectRelative(low, percentile[0], 1e-12);
    expectRelative(high, percentile[1], 1e-12);
  });

  it("agrees on the BCa interval of the same samples", () => {
    const { low, high } = bcaInterval(Float64Array.from(values), resamples);
    expectRelative(low, BCa[0], 1e-12);
    expectRelative(high, BCa[1], 1e-12);
  });
});

describe("scipy's distributions", () => {
  it("agree on the normal distribution, down to tails of 1e-19", () => {
    for (const [x, p] of oracle.normal) expectRelative(normalCdf(x), p, 1e-12);
  });

  it("agree on the quantiles of the normal distribution", () => {
    for (const [x, p] of oracle.normal.filter(([x]) => Math.abs(x) < 5)) {
      expect(normalQuantile(p)).toBeCloseTo(x, 8);
    }
  });

  it("agree on Student's t", () => {
    for (const [t, df, p] of oracle.student) expectRelative(studentCdf(t, df), p, 1e-9);
  });

  it("agree on the quantiles of Student's t", () => {
    for (const [t, df, p] of oracle.student.filter(([t]) => Math.abs(t) < 5)) {
      expect(studentQuantile(p, df)).toBeCloseTo(t, 9);
    }
  });

  it("agree on the incomplete beta function", () => {
    for (const [x, a, b, p] of oracle.incompleteBeta) expectRelative(incompleteBeta(x, a, b), p, 1e-10);
  });
});
