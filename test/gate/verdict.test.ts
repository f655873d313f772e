import { describe, expect, it } from "vitest";
import type { Baseline, FreshRun } from "../../src/gate/baseline.ts";
import { type GateOptions, isRegression, judge } from "../../src/gate/verdict.ts";
import { createRandom } from "../../src/random.ts";
import { freshRun } from "./fresh-run.ts";

function options(changes: Partial<GateOptions> = {}): GateOptions {
  const random = createRandom("1");
  return { measures: "all", minimumEffect: 0.01, significance: 0.05, random, ...changes };
}

const before = freshRun([0.5, 0.4, 0.6, 0.5, 0.5, 0.4]);
const worse = freshRun([0.4, 0.3, 0.5, 0.4, 0.4, 0.3]);
const mixed = freshRun([0.1, 0.5, 0.7, 0.6, 0.6, 0.3]);

describe("the verdict", () => {
  it("finds nothing in an untouched run", () => {
    const { headline, checked, regressed, improved } = judge(before, before, options());
    expect(headline).toMatchObject({ outcome: "unchanged", pValue: 1, difference: 0 });
    expect({ checked, regressed, improved }).toEqual({ checked: 1, regressed: [], improved: [] });
  });

  it("calls a drop in every query a regression, and the way back an improvement", () => {
    const { headline, regressed } = judge(before, worse, options());
    expect(regressed).toEqual([headline]);
    expect(headline).toMatchObject({ system: "formula", depth: 20, measure: "P@10", outcome: "regressed" });
    expect(headline.difference).toBeCloseTo(-0.1, 12);
    // All 6 queries lost as much: of 64 sign patterns only their own is as far out.
    expect(headline.pValue).toBeCloseTo(1 / 64, 2);
    expect(judge(worse, before, options()).improved).toMatchObject([{ outcome: "improved" }]);
  });

  it("lets a drop pass that is within the minimum effect, absolute or relative", () => {
    const slightly = freshRun([0.491, 0.391, 0.591, 0.491, 0.491, 0.391]);
    const outcome = (minimumEffect: GateOptions["minimumEffect"]) =>
      judge(before, slightly, options({ minimumEffect })).headline.outcome;
    expect(outcome(0.01)).toBe("within-minimum-effect");
    expect(outcome(0)).toBe("regressed");
    // 0.009 of 0.4833 is 1.86 %.
    expect(outcome({ relative: 0.02 })).toBe("within-minimum-effect");
    expect(outcome({ relative: 0.018 })).toBe("regressed");
  });

  it("lets a drop of the mean pass that signs at random would give as well", () => {
    const { headline, regressed } = judge(before, mixed, options());
    expect(headline).toMatchObject({ outcome: "not-measurable" });
    expect(regressed).toEqual([]);
  });

  it("compares all scores of the treatment, and no others; or its headline alone", () => {
    const half = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
    const lost = freshRun(half, { others: { 50: half.map(() => 0.1) } });
    const full = freshRun(half, { others: { 50: half } });
    const all = judge(full, lost, options());
    expect(all.checked).toBe(2);
    expect(all.headline).toMatchObject({ depth: 20, outcome: "unchanged" });
    expect(all.regressed).toMatchObject([{ system: "formula", depth: 50, measure: "P@10" }]);
    expect(judge(full, lost, options({ measures: "headline" }))).toMatchObject({ checked: 1, regressed: [] });
  });

  it("compares the headline at the depth that the baseline recommended, not at one that this run chose", () => {
    const values = [0.5, 0.4, 0.6, 0.5, 0.5, 0.4];
    const accepted = freshRun(values, { depth: 20, others: { 50: values } });
    const current = freshRun(values, { depth: 50, others: { 50: values } });
    expect(judge(accepted, current, options()).headline.depth).toBe(20);
    expect(judge(asVersion1(accepted), current, options()).headline.depth).toBe(50);
  });

  it("pairs queries by their ids, in whatever order the baseline has them", () => {
    const backwards = { ...before, queries: Object.fromEntries(Object.entries(before.queries).reverse()) };
    expect(judge(backwards, before, options()).headline.outcome).toBe("unchanged");
  });
});

describe("the first baseline", () => {
  const values = [0.9, 0.8, 0.9, 0.8, 0.9, 0.8];
  const anchor = { ...before.headline, queries: freshQueries(values) };

  it("fails a run that lost against it, also where the baseline since lost as much", () => {
    const verdict = judge({ ...before, anchor }, before, options());
    expect(verdict.regressed).toEqual([]);
    expect(verdict.sinceAnchor).toMatchObject({ depth: 20, outcome: "regressed" });
    expect(verdict.sinceAnchor!.baseline).toBeCloseTo(0.85, 12);
    expect(isRegression(verdict)).toBe(true);
    expect(isRegression(judge(before, before, options()))).toBe(false);
  });

  it("says nothing of other data or another headline", () => {
    const others = freshRun([0.5, 0.4, 0.6, 0.5, 0.5, 0.4], { fingerprint: "g" });
    expect(judge({ ...before, anchor }, others, options()).sinceAnchor).toBeUndefined();
    const elsewhere = { ...anchor, measure: "nDCG@10" };
    expect(judge({ ...before, anchor: elsewhere }, before, options()).sinceAnchor).toBeUndefined();
  });

  function freshQueries(list: readonly number[]) {
    return Object.fromEntries(list.map((value, i) => [`u${i + 1}`, value]));
  }
});

describe("the power of a check", () => {
  it("rests on the differences of this run", () => {
    const { power } = judge(before, mixed, options({ ablations: [1] }));
    // d = −.4 .1 .1 .1 .1 −.1: sd / √n = .2041 / √6 = .0833; c is at most √6, z(.8) = .8416.
    expect(power!.from).toBe("differences");
    expect(power!.drop).toBeGreaterThan((1 + 0.8416) * 0.0833);
    expect(power!.drop).toBeLessThan((Math.sqrt(6) + 0.8417) * 0.0834);
  });

  it("rests on the ablations where nothing changed, those that change something", () => {
    const { power } = judge(before, before, options({ ablations: [0.01, 0, 0.03, 0.02] }));
    expect(power!.from).toBe("ablations");
    expect(power!.drop / 0.02).toBeGreaterThan(1 + 0.8416);
    expect(power!.drop / 0.02).toBeLessThan(Math.sqrt(6) + 0.8417);
    expect(judge(before, before, options()).power).toBeUndefined();
  });

  it("is none with so few queries that p cannot reach α", () => {
    const four = freshRun([0.5, 0.4, 0.6, 0.5]);
    expect(judge(four, freshRun([0, 0, 0, 0]), options()).power!.drop).toBe(Number.POSITIVE_INFINITY);
    expect(judge(four, freshRun([0, 0, 0, 0]), options()).regressed).toEqual([]);
  });
});

function asVersion1({ headline: _, model: __, ...run }: FreshRun): Baseline {
  return { ...run, schemaVersion: 1 };
}
