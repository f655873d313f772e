import { describe, expect, it } from "vitest";
import type { FreshRun } from "../../src/gate/baseline.ts";
import { type GateOptions, judge } from "../../src/gate/verdict.ts";
import { createRandom } from "../../src/random.ts";
import { type Check, renderCheck, renderRefusal } from "../../src/terminal/gate-text.ts";
import { freshRun, type RunFacts } from "../gate/fresh-run.ts";

const values = Array.from({ length: 40 }, (_, i) => 0.2 + 0.01 * (i % 7));
const facts: RunFacts = {
  weights: { "prefetch score": 8, "affinity(topics)": 5.8, freshness: 1.4 },
  others: { 50: values },
};
const before = freshRun(values, facts);
/** A loss that differs by query. */
const lost = (by: number) => values.map((value, i) => value - by * (1 + 0.1 * (i % 3)));

/** Without the program's own colours. */
function colourless(text: string): string {
  return text.replaceAll(new RegExp(`${"\u001b"}\\[\\d+m`, "g"), "");
}

function say(
  baseline: Check["baseline"],
  current: FreshRun,
  changes: Partial<Check & GateOptions> = {},
): string {
  const random = createRandom("1");
  const options = {
    measures: "all",
    minimumEffect: 0.005,
    significance: 0.05,
    random,
    ablations: [0.004],
  } as const;
  const verdict = judge(baseline, current, { ...options, ...changes });
  const accept = `npm run experiment -- --accept ${changes.shortfall ? "--force " : ""}a`;
  const path = "reports/baselines/a.json";
  return colourless(renderCheck({ verdict, baseline, current, path, accept, doubts: [], ...changes }));
}

describe("a check says", () => {
  const { headline: _, model: __, ...old } = before;
  const shortfall = { require: "not-measurably-worse", control: "vector", treatment: "formula" } as const;
  const doubts = [{ code: "results-change", severity: "stop", queries: 3, withoutTies: 3 }] as const;
  const first = Object.fromEntries(values.map((value, i) => [`u${i + 1}`, value + 0.05 + 0.001 * (i % 2)]));
  const anchor = { ...before.headline, queries: first };
  const without = { weights: { "prefetch score": 7.9, quality: 1.2 }, others: { 50: lost(0.1) }, depth: 50 };

  const cases: readonly (readonly [string, string])[] = [
    ["nothing changed", say(before, before)],
    [
      "nothing changed, and nothing is known of what a change looks like",
      say(before, before, { ablations: [] }),
    ],
    ["a feature is gone, and the ranking with it", say(before, freshRun(lost(0.05), without))],
    ["it became better", say(freshRun(lost(0.05), facts), before)],
    ["a small drop", say(before, freshRun(lost(0.003), facts))],
    ["it lost since the first baseline", say({ ...before, anchor }, before)],
    ["other data", say(before, freshRun(values, { ...facts, fingerprint: "g" }))],
    ["a baseline of version 1", say({ ...old, schemaVersion: 1 }, before)],
    ["four queries", say(freshRun([0.5, 0.4, 0.6, 0.5]), freshRun([0.1, 0.1, 0.1, 0.1]))],
    ["in doubt, and worse than the control", say(before, before, { doubts, shortfall })],
    [
      "all at once",
      say({ ...before, anchor }, freshRun(lost(0.05), { ...without, fingerprint: "f" }), {
        doubts,
        shortfall,
      }),
    ],
  ];

  it.each(cases)("at most ten lines: %s", (_, text) => {
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(10);
  });

  it("what is in the golden file", async () => {
    const texts = cases.map(([title, text]) => `== ${title}\n${text}`);
    await expect(texts.join("\n")).toMatchFileSnapshot("../golden/gate.txt");
  });
});

it("says why a run does not become the baseline, and how it would", () => {
  const accept = "npm run experiment -- --accept --force a";
  expect(renderRefusal({ doubts: [], accept })).toBe("");
  const doubts = [{ code: "results-change", severity: "stop", queries: 3, withoutTies: 3 }] as const;
  const shortfall = { require: "better", control: "vector", treatment: "formula" } as const;
  const options = {
    measures: "headline",
    minimumEffect: 0,
    significance: 0.05,
    random: createRandom("1"),
  } as const;
  const loss = judge(before, freshRun(lost(0.05), facts), options).headline;
  expect(colourless(renderRefusal({ doubts, shortfall, loss, accept }))).toBe(
    `Not accepted as baseline, since the results are in doubt (--force accepts them all the same). 3 queries give other results when they are sent again.
Not accepted as baseline, since formula is not known to be better than vector ("require": "better").
Not accepted as baseline, since it lost measurably against the first baseline on these data: P@10 of formula at depth 20: 0.2288 → 0.1739 (−0.0549, p = 0.0001), worse.
To accept it all the same: npm run experiment -- --accept --force a
`,
  );
});

it("lets no text from data steer the terminal", () => {
  const evil = "\u001b[2J";
  const path = "\u001b]0;x\u0007";
  const named = (fingerprint: string, feature: string, by: number): FreshRun => ({
    ...freshRun(lost(by), { fingerprint, weights: { [feature]: 1 } }),
    dataset: { name: evil, fingerprint },
  });
  const text = say(named("f", "a", 0), named("\u202e", evil, 0.05), { path });
  expect(text).toContain(String.raw`1 of 1 scores are worse than \u001b]0;x\u0007`);
  expect(text).toContain(String.raw`\u001b[2J is new`);
  expect(text).toContain(String.raw`to \u001b[2J \u202e;`);
  for (const character of ["\u001b", "\u202e", "\u0007"]) expect(text).not.toContain(character);
});
