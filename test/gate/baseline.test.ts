import { describe, expect, it } from "vitest";
import { type Baseline, baselineSchema, renderBaseline } from "../../src/gate/baseline.ts";
import { freshRun } from "./fresh-run.ts";

const values = [0.5, 0.4, 0.6];

describe("a baseline", () => {
  it("keeps the answer, the model and the scores of its run", () => {
    const run = freshRun(values, { weights: { "prefetch score": 8, quality: 1.5 } });
    expect(run).toMatchObject({
      schemaVersion: 2,
      headline: { system: "formula", depth: 20, measure: "P@10" },
      model: {
        intercept: -1,
        weights: [
          { feature: "prefetch score", value: 8 },
          { feature: "quality", value: 1.5 },
        ],
      },
      means: [0.25, 0.5],
    });
    expect(run.queries.u3).toEqual([0.25, 0.6]);
  });

  it("is read back from its rendering as it was, with one line a query and one a column", () => {
    const run = freshRun(values);
    const baseline = { ...run, anchor: { ...run.headline, queries: { u1: 0.5, u2: 0.5, u3: 0.5 } } };
    const text = renderBaseline(baseline);
    expect(baselineSchema.parse(JSON.parse(text))).toEqual(baseline);
    const lines = text.split("\n");
    expect(lines.filter((line) => line.includes('"u3"'))).toEqual([
      '    "u3": [0.25,0.6]',
      '      "u3": 0.5',
    ]);
    expect(lines).toContain('    {"system":"formula","depth":20,"measure":"P@10"}');
  });

  it("keeps users whose ids are __proto__ or the name of a part of the file", () => {
    const run = freshRun(values, { queries: ["__proto__", "queries", "means"] });
    const text = renderBaseline(run);
    expect(baselineSchema.parse(JSON.parse(text))).toEqual(run);
    expect(text).toContain('    "queries": [0.25,0.4],\n');
  });

  it("of version 1 is still read, as it is", () => {
    const { headline: _, model: __, ...run } = freshRun(values);
    const old: Baseline = { ...run, schemaVersion: 1 };
    expect(baselineSchema.parse(JSON.parse(renderBaseline(old)))).toEqual(old);
  });
});
