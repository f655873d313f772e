import { describe, expect, it } from "vitest";
import { pairRuns } from "../../src/gate/pair-runs.ts";
import { freshRun } from "./fresh-run.ts";

const named = (name: string, run: ReturnType<typeof freshRun>) => ({ name, run });
const first = freshRun([0.5, 0.4, 0.6], { queries: ["a", "b", "c"], others: { 50: [0.1, 0.2, 0.3] } });

describe("two runs", () => {
  it("of one experiment stay as they are", () => {
    const { before, after, onlyBefore, onlyAfter } = pairRuns(named("one", first), named("two", first));
    expect({ before, after, onlyBefore, onlyAfter }).toEqual({
      ...{ before: first, after: first, onlyBefore: 0, onlyAfter: 0 },
    });
  });

  it("are compared by the queries and scores that both have", () => {
    const second = freshRun([0.9, 0.8], { queries: ["c", "d"] });
    const { before, after, onlyBefore, onlyAfter } = pairRuns(named("one", first), named("two", second));
    expect({ onlyBefore, onlyAfter }).toEqual({ onlyBefore: 2, onlyAfter: 1 });
    expect(before.queries).toEqual({ c: [0.25, 0.6] });
    expect(after.queries).toEqual({ c: [0.25, 0.9] });
    expect(before.columns).toEqual(second.columns);
  });

  it("are compared at the second's depth, where only that one is common", () => {
    const deep = { ...first, headline: { ...first.headline, depth: 50 } };
    const second = freshRun([0.9], { queries: ["a"] });
    expect(pairRuns(named("one", deep), named("two", second)).before).toMatchObject({
      headline: { depth: 20 },
    });
  });

  it("without a query or a headline in common are refused, and so is one that contradicts itself", () => {
    const others = freshRun([0.9], { queries: ["z"] });
    expect(() => pairRuns(named("one", first), named("two", others))).toThrow(
      "one and two have no query in common",
    );
    const measured = freshRun([0.9], { queries: ["a"], measure: "nDCG@10" });
    expect(() => pairRuns(named("one", first), named("two", measured))).toThrow(
      "one has no nDCG@10 of formula at a depth that both have",
    );
    const damaged = { ...first, means: [0.1, 0.2, 0.3] };
    expect(() => pairRuns(named("one", damaged), named("two", first))).toThrow("one: means[0] must be 0.25");
  });
});
