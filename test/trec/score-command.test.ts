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
Queries without an item of grade 1 or above, counted as 0: 1 of 3.
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
  [
    { measures: ["MRR@10", "P@5", "map"] },
    'there is no measure "MRR@10"; here it is called RR@10',
    'there is no measure "map"; here it is called AP',
  ],
])("refuses %o", async (options, ...problems) => {
  const folder = await scratchFolder(files);
  const paths = { qrels: join(folder, "qrels"), runs: [join(folder, "first")] };
  expect(await inputProblems(folder, scoreCommand({ ...paths, ...options }))).toEqual(problems);
});

describe("what would make scores worthless is refused, or said", () => {
  /** The problems, or the text with its remarks, of scoring these files. */
  async function scoreOf(qrels: string, runs: readonly string[], options: Partial<ScoreOptions> = {}) {
    const names = runs.map((_, i) => `run${i + 1}`);
    const folder = await scratchFolder({
      qrels,
      ...Object.fromEntries(runs.map((run, i) => [names[i], run])),
    });
    const paths = { qrels: join(folder, "qrels"), runs: names.map((name) => join(folder, name)) };
    const attempt = scoreCommand({ measures: ["P@1"], ...paths, ...options });
    return {
      text: () => attempt.then((text) => text.replaceAll(`${folder}/`, "")),
      problems: () => inputProblems(folder, attempt),
    };
  }
  const run = "q1 Q0 b 1 2 s\nq1 Q0 a 2 1 s\nq2 Q0 a 1 2 s\n";

  it("grades whose exponential gain is beyond all numbers, with the limit", async () => {
    const measures = ["P@1", "nDCG(dcg='exp-log2')@10"];
    const big = await scoreOf("q1 0 a 1100\nq1 0 b 900\nq2 0 a 3\n", [run], { measures });
    expect(await big.problems()).toEqual([
      "qrels: query q1 gives item a the grade 1100, but nDCG(dcg='exp-log2')@10 takes grades of up to 1000: its gain is 2^grade − 1; take nDCG@10, whose gain is the grade, or smaller grades",
    ]);
    const seconds = await scoreOf("q1 0 a 1700000000\nq1 0 b 1\n", [run], { measures });
    expect(await seconds.problems()).toHaveLength(1);
    const graded = await scoreOf("q1 0 a 1700000000\nq1 0 b 1\n", [run], { measures: ["nDCG"] });
    expect(await graded.text()).toContain("| nDCG    | 0.6309 |");
  });

  it("runs without a query in common with the qrels, all of them at once", async () => {
    const others = await scoreOf("1 0 a 1\n", ["q1 Q0 a 1 1 s\n", "q2 Q0 a 1 1 s\n"]);
    expect(await others.problems()).toEqual([
      'run1: has no query in common with qrels: the first is "q1" here and "1" there; are the ids of the queries the same?',
      'run2: has no query in common with qrels: the first is "q2" here and "1" there; are the ids of the queries the same?',
    ]);
  });

  it("whatever is wrong with any of the files, at once", async () => {
    const broken = await scoreOf("q1 0 a x\n", ["q1 Q0 a 1 high s\n", run, "# nothing\n"]);
    expect(await broken.problems()).toEqual([
      expect.stringContaining("qrels:1: the grade must be"),
      expect.stringContaining("run1:1: the score must be"),
      expect.stringContaining("run3 is empty"),
    ]);
  });

  it("a run that is named twice", async () => {
    const folder = await scratchFolder(files);
    const [qrels, first] = [join(folder, "qrels"), join(folder, "first")];
    expect(await inputProblems(folder, scoreCommand({ qrels, runs: [first, first] }))).toEqual([
      "--run names first twice; compare different runs",
    ]);
  });

  it("items none of which is judged", async () => {
    const shifted = await scoreOf("q1 a 0 1\nq2 a 0 1\n", [run]);
    expect(await shifted.text()).toContain(
      "None of the items that run1 ranks is judged; are the ids of the items the same as in qrels?",
    );
  });

  it("ranks that run against the scores, as where these are distances", async () => {
    const qrels = "q1 0 a 1\nq2 0 a 1\nq3 0 a 1\n";
    const distances = "q1 Q0 a 1 0.1 s\nq1 Q0 b 2 0.2 s\nq2 Q0 b 2 0.4 s\nq2 Q0 a 1 0.3 s\nq3 Q0 a 1 0.5 s\n";
    expect(await (await scoreOf(qrels, [distances])).text()).toContain(
      "In 2 of 3 queries of run1 the ranks run against the scores, and the scores count: are they distances, or the columns swapped?",
    );
    const mixed = distances.replace("b 2 0.2", "b 2 0.1").replace("b 2 0.4", "b 2 0.2");
    expect(await (await scoreOf(qrels, [mixed])).text()).not.toContain("run against");
  });

  it("queries without a relevant item, by the level of each measure", async () => {
    const scored = await scoreOf("q1 0 a 1\nq2 0 a 2\n", [run], {
      measures: ["P@1", "R(rel=2)@1", "AP(rel=3)"],
    });
    const text = await scored.text();
    expect(text).not.toContain("grade 1 or above");
    expect(text).toContain(
      "Queries without an item of grade 2 or above, counted as 0 by R(rel=2)@1: 1 of 2.",
    );
    expect(text).toContain("Queries without an item of grade 3 or above, counted as 0 by AP(rel=3): 2 of 2.");
  });

  it("lines that were passed over", async () => {
    const scored = await scoreOf("# comment\n#q1 0 a 1\nq1 0 a 1\n", [`# 1\n${run}`]);
    expect(await scored.text()).toContain(
      "Lines that begin with # and were passed over: 2 of qrels, 1 of run1.",
    );
  });

  it("two runs of a single query, which are not compared", async () => {
    const scored = await scoreOf("q1 0 a 1\n", [run, run]);
    expect(await scored.text()).toContain(
      "The runs are not compared: one query cannot tell a difference from chance.",
    );
  });

  it("beside the text, where that is trec_eval's and has no room for it", async () => {
    const remarks: string[] = [];
    const scored = await scoreOf("q1 0 a 1\n", [run], {
      format: "trec",
      onRemark: (text) => remarks.push(text),
    });
    expect(await scored.text()).not.toContain("left out");
    expect(remarks).toEqual([expect.stringMatching(/^Queries of .*run1 without judgments, left out: 1\.$/)]);
  });
});

it("writes no number that is not finite, also where two runs differ by the same in every query", async () => {
  const queries = Array.from({ length: 8 }, (_, i) => i);
  const folder = await scratchFolder({
    qrels: queries.map((q) => `${q} 0 a 1\n`).join(""),
    hits: queries.map((q) => `${q} Q0 a 1 1 t\n`).join(""),
    thirds: queries.map((q) => `${q} Q0 x 1 3 t\n${q} Q0 y 1 2 t\n${q} Q0 a 1 1 t\n`).join(""),
  });
  const runs = ["hits", "thirds"].map((name) => join(folder, name));
  const text = await scoreCommand({ qrels: join(folder, "qrels"), runs, measures: ["RR"], format: "json" });
  expect(text).not.toContain("null");
  const [comparison] = (JSON.parse(text) as ScoreReport).comparisons;
  expect(comparison).toMatchObject({
    difference: expect.closeTo(-2 / 3, 10),
    t: { problem: "all differences are the same, so a t test has no spread to judge by" },
  });
  expect(comparison).not.toHaveProperty("minimumDetectableEffect");
});
