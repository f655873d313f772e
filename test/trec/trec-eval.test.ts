import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scoreCommand } from "../../src/trec/score-command.ts";
import type { ScoreReport } from "../../src/trec/score-report.ts";
import { trecEvalMeasure } from "../../src/trec/trec-eval-measure.ts";
import { scratchFolder } from "../dataset/scratch.ts";

const folder = join(import.meta.dirname, "../oracle/trec_eval");
const expected: { [file: string]: { [query: string]: { [measure: string]: number } } } = JSON.parse(
  readFileSync(join(folder, "expected.json"), "utf8"),
);

/** One call of trec_eval: its options, in ours. */
const cases = [
  { file: "out.test", values: 13, qrels: "qrels.test", run: "results.test" },
  { file: "out.test.a", values: 56, qrels: "qrels.test", run: "results.test" },
  { file: "out.test.aq", values: 224, qrels: "qrels.test", run: "results.test" },
  { file: "out.test.aqc", values: 224, qrels: "qrels.test", run: "results.trunc" },
  { file: "out.test.aqcM", values: 224, qrels: "qrels.test", run: "results.trunc", depth: 100 },
  { file: "out.test.aql", values: 224, qrels: "qrels.rel_level", run: "results.test", level: 2 },
];

const cutoffs = [1, 5, 10, 15, 20, 30, 100, 200, 500, 1000];
const graded = cutoffs.flatMap((k) => [`P@${k}`, `R@${k}`, `R_cap@${k}`, `AP@${k}`, `Success@${k}`]);
const wholeRanking = ["AP", "RR", "Rprec", "Bpref", "SetP", "SetR", "SetF"];
const withoutLevel = [...cutoffs.map((k) => `nDCG@${k}`), "nDCG"];

function score(options: { qrels: string; run: string; measures: string[]; depth?: number | undefined }) {
  const { qrels, run, measures, depth } = options;
  const paths = { qrels: join(folder, `${qrels}.gz`), runs: [join(folder, `${run}.gz`)] };
  return scoreCommand({ ...paths, measures, depth, perQuery: true, format: "json" });
}

describe("trec_eval's own test files give trec_eval's own numbers, to its 4 decimals", () => {
  it.each(cases)("$values values of $file", async ({ file, values, qrels, run, depth, level = 1 }) => {
    const leveled = [...graded, ...wholeRanking].map((name) =>
      level === 1 ? name : name.replace(/^\w+/, (family) => `${family}(rel=${level})`),
    );
    const measures = [...leveled, ...withoutLevel];
    const report: ScoreReport = JSON.parse(await score({ qrels, run, measures, depth }));
    const [{ scores, perQuery }] = report.runs as [Required<ScoreReport["runs"][number]>];

    const ours = new Map(perQuery.map(({ query, scores }) => [query, scores]));
    ours.set("all", Object.fromEntries(scores.map(({ measure, mean }) => [measure, mean])));
    let compared = 0;
    for (const [query, theirScores] of Object.entries(expected[file]!)) {
      for (const measure of measures) {
        const theirs = theirScores[trecEvalMeasure(measure)!.printed];
        if (theirs === undefined) continue;
        expect(ours.get(query)![measure]!.toFixed(4), `${measure} of ${query}`).toBe(theirs.toFixed(4));
        compared++;
      }
    }
    expect(compared).toBe(values);
  });

  it("rank-biased precision, which trec_eval computes with p = 0.9", async () => {
    const measure = "RBP(p=0.9,rel=1)";
    const { runs }: ScoreReport = JSON.parse(await score({ ...cases[2]!, measures: [measure] }));
    for (const { query, scores } of runs[0]!.perQuery!) {
      expect(scores[measure]!.toFixed(4), query).toBe(expected["out.test.aq"]![query]!.rbp!.toFixed(4));
    }
  });

  it("judged items, which trec_eval counts by their complement", async () => {
    const measures = ["Judged@5", "Judged@10", "Judged@20"];
    const { runs }: ScoreReport = JSON.parse(await score({ ...cases[2]!, measures }));
    for (const { query, scores } of runs[0]!.perQuery!) {
      for (const cutoff of [5, 10, 20]) {
        const unjudged = expected["out.test.aq"]![query]![`unj_${cutoff}`]!;
        expect(scores[`Judged@${cutoff}`], query).toBeCloseTo(1 - unjudged, 10);
      }
    }
  });
});

describe("what trec_eval does, as built and run", () => {
  async function scores(qrels: string, run: string, measures: string[]) {
    const folder = await scratchFolder({ qrels, run });
    const paths = { qrels: join(folder, "qrels"), runs: [join(folder, "run")] };
    const report: ScoreReport = JSON.parse(await scoreCommand({ ...paths, measures, format: "json" }));
    return report.runs[0]!.scores.map(({ mean }) => mean);
  }

  it("orders the tied items a, b and c as c, b, a", async () => {
    const run = ["a", "b", "c"].map((item) => `1 Q0 ${item} 1 1.0 t\n`).join("");
    expect(await scores("1 0 a 1\n1 0 b 0\n1 0 c 1\n", run, ["AP"])).toEqual([(1 / 1 + 2 / 3) / 2]);
  });

  it("ranks the tied item with the lowest id last, in whatever order they are (mteb test_evaluation_metrics.py)", async () => {
    const lines = ["d1", "d2", "d3"].map((item) => `1 Q0 ${item} 1 0.5 t\n`);
    expect(await scores("1 0 d1 1\n", lines.join(""), ["RR"])).toEqual([1 / 3]);
    expect(await scores("1 0 d1 1\n", lines.reverse().join(""), ["RR"])).toEqual([1 / 3]);
  });

  it("counts as 0 what is judged and not answered or not relevant, and ignores what is not judged", async () => {
    const qrels = "1 0 a 1\n2 0 a 0\n3 0 a 1\n";
    const run = "1 Q0 a 1 1 t\n2 Q0 a 1 1 t\n4 Q0 a 1 1 t\n";
    expect(await scores(qrels, run, ["P@1", "nDCG", "AP"])).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});

it("prints the lines that trec_eval prints", async () => {
  const text = await scoreCommand({
    qrels: join(folder, "qrels.test.gz"),
    runs: [join(folder, "results.test.gz")],
    measures: ["AP", "P@5"],
    perQuery: true,
    format: "trec",
  });
  expect(text.replace(/^runid.*$/m, "runid")).toBe(
    `map                   \t301\t0.0324
P_5                   \t301\t0.0000
map                   \t302\t0.4175
P_5                   \t302\t0.8000
map                   \t303\t0.0858
P_5                   \t303\t0.0000
runid
num_q                 \tall\t3
map                   \tall\t0.1785
P_5                   \tall\t0.2667
`,
  );
});
