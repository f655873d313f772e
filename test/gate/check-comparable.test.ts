import { describe, expect, it } from "vitest";
import type { Baseline } from "../../src/gate/baseline.ts";
import { type ComparableOptions, checkComparable } from "../../src/gate/check-comparable.ts";
import { freshRun } from "./fresh-run.ts";

const values = [0.5, 0.4, 0.6];
const run = freshRun(values);
const anchor = { ...run.headline, queries: { u1: 0.5, u2: 0.4, u3: 0.6 } };

function checking(baseline: Baseline, options: Partial<ComparableOptions> = {}) {
  return () => checkComparable(baseline, run, { path: "b.json", accept: "ACCEPT", ...options });
}

describe("a baseline", () => {
  it("of the same experiment is compared, with an anchor and without", () => {
    expect(checking(run)).not.toThrow();
    expect(checking({ ...run, anchor })).not.toThrow();
  });

  it("of another experiment, dataset, set of measures or queries is refused, with every reason and the command", () => {
    const foreign = { ...freshRun(values, { fingerprint: "g" }), experiment: "b", columns: [] };
    expect(checking(foreign)).toThrow(
      /experiment b, this is a.*: ACCEPT\n.*another dataset .*: ACCEPT\n.*depths, cutoffs or measures/,
    );
    const { u1: _, ...fewer } = run.queries;
    expect(checking({ ...run, queries: fewer })).toThrow(/its queries are not/);
  });

  it("of other data is compared where that is allowed and the queries are the same", () => {
    const others = freshRun(values, { fingerprint: "g" });
    expect(checking(others)).toThrow("with the same queries, which --allow-new-data compares");
    expect(checking(others, { allowNewData: true })).not.toThrow();
    const strangers = freshRun(values, { fingerprint: "g", queries: ["a", "b", "c"] });
    expect(checking(strangers)).not.toThrow("--allow-new-data");
    expect(checking(strangers, { allowNewData: true })).toThrow(
      "its queries are not those of the experiment",
    );
  });

  it("is refused with scores that are none, and with means that are not theirs", () => {
    expect(checking({ ...run, queries: { ...run.queries, u2: [0.25, 1e39] } })).toThrow(
      "b.json: queries.u2[1] must be a score from 0 to 1, got 1e+39",
    );
    expect(checking({ ...run, means: [0.25, 0.6] })).toThrow(
      /^b\.json: means\[1\] must be 0\.5, the mean of the queries, got 0\.6;/,
    );
    expect(checking({ ...run, means: [] })).toThrow(
      "means must be 2 numbers, one for each of its columns, got 0",
    );
  });

  it("is refused with an anchor or a headline that is not its own", () => {
    expect(checking({ ...run, anchor: { ...anchor, depth: 7 } })).toThrow(
      "its anchor is none of its columns",
    );
    expect(checking({ ...run, headline: { ...anchor, measure: "RR" } })).toThrow(
      "its headline is none of its columns",
    );
    expect(checking({ ...run, anchor: { ...anchor, queries: { u1: 0.5 } } })).toThrow(
      "its anchor has other queries than itself",
    );
    expect(checking({ ...run, anchor: { ...anchor, queries: { ...anchor.queries, u2: 2 } } })).toThrow(
      "anchor.queries.u2 must be a score from 0 to 1, got 2",
    );
  });
});
