import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Samples, selectRows } from "../../src/model/samples.ts";
import { clusteredSamples, judge, significantDraws } from "./clustered-samples.ts";
import { samplesOf } from "./generate-samples.ts";

/** Samples with what statsmodels says of them. */
interface Case {
  readonly name: string;
  readonly users: number[];
  readonly items: number[];
  readonly values: number[];
  readonly labels: number[];
  readonly weights: number[];
  /** Intercept first, as are those of the jackknife by users, and by items. */
  readonly errors: readonly number[];
  readonly jackknife?: readonly (readonly number[])[];
  readonly varianceInflation?: readonly number[];
}

const ORACLE = join(import.meta.dirname, "../oracle/clusters/clusters.json");
const { cases } = JSON.parse(readFileSync(ORACLE, "utf8")) as { readonly cases: readonly Case[] };

describe.each(cases)("$name", async ({ errors, jackknife = [], varianceInflation = [], ...given }) => {
  const columns = ["score", "popularity", "taste"];
  const samples: Samples = {
    ...samplesOf(columns, given.values, given.labels),
    weights: Float64Array.from(given.weights),
    users: Int32Array.from(given.users),
    items: Int32Array.from(given.items),
  };
  const { intercept, weights, design } = await judge(samples);
  const judged = [intercept!, ...weights!];

  it("has the two-way cluster-robust errors of statsmodels", () => {
    judged.forEach(({ robust }, j) => {
      expect(robust / errors[j]!).toBeCloseTo(1, 10);
    });
  });

  it("takes for intervals no error below these, nor below the jackknife's by users and by items", () => {
    judged.forEach(({ robust, cautious }, j) => {
      const least = Math.max(robust, ...jackknife.map((way) => way[j]!));
      expect(cautious / least).toBeGreaterThan(1 - 1e-8);
    });
  });

  it("has the variance inflation of statsmodels", () => {
    varianceInflation.forEach((factor, j) => {
      expect(design.varianceInflation[j]! / factor).toBeCloseTo(1, 10);
    });
  });
});

it("says nothing with under 20 users or items", async () => {
  const samples = clusteredSamples(1, { users: 60, items: 19 });
  expect(await judge(samples)).toMatchObject({
    users: 60,
    items: 19,
    intercept: undefined,
    weights: undefined,
  });
  const enough = clusteredSamples(1, { users: 60, items: 20 });
  expect((await judge(enough)).weights).toHaveLength(2);
});

it("gives a weight that one item alone determines one degree of freedom", async () => {
  const { values, ...samples } = clusteredSamples(1, { users: 100, items: 30 });
  const only = values.map((value, i) => (i % 2 === 0 ? value : samples.items[(i - 1) / 2] === 0 ? 1 : 0));
  const { weights } = await judge({ ...samples, values: only });
  expect(weights![1]!.degreesOfFreedom).toBe(1);
  expect(weights![0]!.degreesOfFreedom).toBeGreaterThan(20);
});

it("is not moved by the order of the rows", async () => {
  const samples = clusteredSamples(1, { users: 60, items: 30 });
  const reversed = selectRows(samples, Int32Array.from(samples.labels.keys()).reverse());
  const [one, other] = [await judge(samples), await judge(reversed)];
  one.weights!.forEach(({ robust, cautious }, j) => {
    expect(other.weights![j]!.robust / robust).toBeCloseTo(1, 10);
    expect(other.weights![j]!.cautious / cautious).toBeCloseTo(1, 10);
  });
});

describe("a random number of each item, where items differ in what no feature knows", () => {
  it("is significant in about 5 % of the draws, where independent rows would say 20 % and more", async () => {
    const { independent, clustered } = await significantDraws(200, { users: 150, items: 200 });
    expect(independent).toBeGreaterThan(0.2);
    expect(clustered).toBeLessThanOrEqual(0.08);
    expect(clustered).toBeGreaterThan(0.01);
  });

  it("is significant in at most 5 % of them with 25 items", async () => {
    const { independent, clustered } = await significantDraws(200, { users: 150, items: 25 });
    expect(independent).toBeGreaterThan(0.4);
    expect(clustered).toBeLessThanOrEqual(0.05);
  });
});
