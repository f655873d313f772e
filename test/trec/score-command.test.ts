import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type ScoreOptions, scoreCommand } from "../../src/trec/score-command.ts";
import type { ScoreReport } from "../../src/trec/score-report.ts";
import { inputProblems, scratchFolder } from "../dataset/scratch.ts";

const files = {
  qrels: "1 0 a 1\n1 0 b 1\n2 0 a 1\n3 0 c 0\n",
  // Query 1: b, a. Query 2: x, a. Query 9 has no judgments, query 3 no answer.
  first: "1 Q0 b 1 2 t\n1 Q0 a 2 1 t\n2 Q0 x 1 2 t\n2 Q0 a 2 1 t\n9 Q0 a 1 1 t\n",
  // Query 1: x, b, a, all tied. Query 2: a. Query 3: c.
  second: "1 Q0 x 1 1 t\n1 Q0 a 2 1 t\n1 Q0 b 3 1 t\n2 Q0 a 1 2 t\n3 Q0 c 1 1 t\n",
};

async function score(runs: readonly string[], options: Partial<ScoreOptions> = {}): Promise<string> {
  const folder = await scratchFolder(files);
  const text = await scoreCommand({
    qrels: join(folder, "qrels"),
    runs: runs.map((run) => join(folder, run)),
    measures: ["P@1", "RR"],
    ...options,
  });
  return text.replaceAll(`${folder}/`, "");
}

it("prints a table with intervals, and says who did not answer and who was not judged", async () => {
  expect(await score(["first"])).toBe(`first, 3 queries of qrels

| measure |   mean |    95 % interval | median |
| ------- | -----: | ---------------: | -----: |
| P@1     | 0.3333 | 0.0000 to 1.0000 | 0.0000 |
| RR      | 0.5000 | 0.0000 to 1.0000 | 0.5000 |

Queries of first without judgments, left out: 1.
Queries without an answer, counted as 0: 1 of 3.
`);
});

it("says what ties are worth", async () => {
  expect(await score(["second"])).toContain(
    "P@1 depends on the order of equal scores in 1 of 3 queries: 0.3333 to 0.6667, 0.5556 on average.\n" +
      "RR depends on the order of equal scores in 1 of 3 queries: 0.5000 to 0.6667.\n",
  );
});

it("prints the scores of each query on request", async () => {
  expect(await score(["first"], { perQuery: true })).toContain(`
| query |    P@1 |     RR |
| ----- | -----: | -----: |
| 1     | 1.0000 | 1.0000 |
| 2     | 0.0000 | 0.5000 |
| 3     | 0.0000 | 0.0000 |
`);
});

it("compares a second run with the first", async () => {
  expect(await score(["first", "second"])).toContain(`
second minus first

| measure | difference |      95 % interval | better / equal / worse |      p | p (Holm) | detectable |
`);
});

describe("as JSON", () => {
  it("has everything in full precision", async () => {
    const report: ScoreReport = JSON.parse(
      await score(["first", "second"], { format: "json", perQuery: true }),
    );
    expect(report).toMatchObject({
      qrels: "qrels",
      queries: 3,
      runs: [
        {
          run: "first",
          unanswered: 1,
          unjudged: 1,
          scores: [
            { measure: "P@1", mean: 1 / 3, median: 0, maximum: 1 },
            { measure: "RR", mean: 1 / 2 },
          ],
          perQuery: [
            { query: "1", scores: { "P@1": 1, RR: 1 } },
            { query: "2", scores: { "P@1": 0, RR: 1 / 2 } },
            { query: "3", scores: { "P@1": 0, RR: 0 } },
          ],
        },
        { run: "second", unanswered: 0, unjudged: 0 },
      ],
    });
  });

  it("has the paired comparison, with its p-values corrected for the number of measures", async () => {
    const { comparisons }: ScoreReport = JSON.parse(await score(["first", "second"], { format: "json" }));
    // P@1: −1, +1, 0. RR: −1/2, +1/2, 0.
    expect(comparisons).toHaveLength(2);
    expect(comparisons[0]).toMatchObject({
      control: "first",
      treatment: "second",
      measure: "P@1",
      difference: 0,
      wins: 1,
      ties: 1,
      losses: 1,
      randomization: { pValue: 1, exact: true },
      adjustedPValue: 1,
    });
  });
});

it("prints the same text each time", async () => {
  const options = { format: "json", perQuery: true } as const;
  expect(await score(["first", "second"], options)).toBe(await score(["first", "second"], options));
});

it("scores the first ranks only, when told a depth", async () => {
  expect(await score(["first"], { depth: 1, format: "trec", measures: ["RR", "RR"] })).toContain(
    "recip_rank            \tall\t0.3333\n",
  );
});

it("has measures for those who name none", async () => {
  const text = await score(["first"], { measures: undefined, format: "trec" });
  expect(text.match(/^\w+/gm)).toEqual([
    "runid",
    "num_q",
    "P_10",
    "recall_100",
    "ndcg_cut_10",
    "map",
    "recip_rank",
  ]);
});

it("keeps our name for a measure at a level that trec_eval prints no trace of", async () => {
  expect(await score(["first"], { measures: ["P(rel=2)@1"], format: "trec" })).toContain("P(rel=2)@1");
});

it.each([
  [{ runs: [] }, "there is no run to score; name one with --run FILE"],
  [{ depth: 0 }, "--depth must be a whole number of at least 1, got 0"],
  [{ measures: ["P"] }, 'measure "P": needs a cutoff, as in P@10'],
])("refuses %o", async (options, problem) => {
  const folder = await scratchFolder(files);
  const paths = { qrels: join(folder, "qrels"), runs: [join(folder, "first")] };
  expect(await inputProblems(folder, scoreCommand({ ...paths, ...options }))).toEqual([problem]);
});
