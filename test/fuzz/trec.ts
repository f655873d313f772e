import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { scoreCommand } from "../../src/trec/score-command.ts";
import type { ScoreReport } from "../../src/trec/score-report.ts";
import type { FuzzKind } from "./kind.ts";
import { describeByteEdit, editBytes, rareByteEdit } from "./mutate-bytes.ts";
import { nastyNumber, nastyText } from "./nasty.ts";
import { expectBetween, expectFinite, expectReadable, ranOrRefused } from "./oracle.ts";
import type { Ground } from "./run-files.ts";

const QRELS = "q1 0 a 1\nq1 0 b 0\nq1 0 c 2\nq2 0 a 1\nq2 0 d 0\nq3 0 e 3\nq4 0 b 1\n";
const RUN = [
  "q1 Q0 b 1 3.5 x\nq1 Q0 a 2 2.5 x\nq1 Q0 z 3 2.5 x\nq2 Q0 a 1 9 x\n",
  "q2 Q0 d 2 8.25 x\nq3 Q0 c 1 1e-3 x\nq3 Q0 e 2 -4 x\nq9 Q0 a 1 1 x\n",
].join("");

const MEASURES = [
  ...["P@2", "R@2", "nDCG@2", "nDCG", "AP", "AP@3", "RR", "P(rel=2)@2", "nDCG(dcg='exp-log2')@2", "R_cap@2"],
  ...["Success@1", "Judged@2", "Rprec", "SetP", "SetR", "SetF", "SetF(beta=2)", "RBP(p=0.8)", "P@1000000000"],
];

/** Tokens that stand for a grade or a score in files of this kind, and some that do not. */
const TOKENS = [
  ...["1", "0", "-1", "1.5", "2147483647", "2147483648", "-2147483648", "1e3", "+1", "1024", "1700000000"],
  ...["inf", "-inf", "nan", "0x1p3", "1e308", "-1e308", "1e400", "5e-324", "1e-46", "٣", "1,5", "1_0", "--1"],
];

/** What happens to one line. */
type LineEdit =
  | { readonly token: string; readonly field: number }
  | { readonly separator: string }
  | { readonly line: string }
  | "remove"
  | "repeat";

const lineEdit: fc.Arbitrary<LineEdit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      token: fc.oneof(fc.constantFrom(...TOKENS), nastyNumber, nastyText),
      field: fc.constantFrom(0, 2, 3, 3, 3, 4, 4, 4, 6),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ separator: fc.constantFrom("\t", "  ", "\u00a0", "\u3000", "\0", ",", "\r") }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ line: fc.oneof(fc.constantFrom("", " ", "# note", "q1"), nastyText) }),
  },
  { weight: 2, arbitrary: fc.constantFrom("remove", "repeat") },
);

interface ChangedText {
  readonly bytes: Uint8Array;
  readonly story: readonly string[];
}

/** A text after up to two changes of lines and rarely one of bytes, rarely gzipped. */
function changedLines(text: string): fc.Arbitrary<ChangedText> {
  return fc
    .record({
      edits: fc.array(fc.record({ line: fc.nat(100), edit: lineEdit }), { maxLength: 2 }),
      bytes: rareByteEdit,
      gzipped: fc.constantFrom(false, false, false, false, true),
    })
    .map(({ edits, bytes, gzipped }) => {
      const lines = text.split("\n");
      const story = edits.map(({ line, edit }) => editLine(lines, line % lines.length, edit));
      const whole = gzipped ? gzipSync(lines.join("\n")) : Buffer.from(lines.join("\n"));
      if (bytes === undefined) return { bytes: whole, story };
      return { bytes: editBytes(whole, bytes), story: [...story, describeByteEdit(whole, bytes)] };
    });
}

function editLine(lines: string[], index: number, edit: LineEdit): string {
  const line = lines[index]!;
  if (edit === "remove") lines.splice(index, 1);
  else if (edit === "repeat") lines.splice(index, 0, line);
  else if ("separator" in edit) lines[index] = line.replaceAll(" ", edit.separator);
  else if ("line" in edit) lines[index] = edit.line;
  else
    lines[index] = line
      .split(" ")
      .with(Math.min(edit.field, line.split(" ").length - 1), edit.token)
      .join(" ");
  return `line ${index + 1}: ${JSON.stringify(edit)}`;
}

interface ScoreCase {
  readonly qrels: ChangedText;
  readonly run: ChangedText;
  readonly measures: readonly string[];
  readonly depth: number | undefined;
  readonly format: "table" | "json" | "trec";
}

const input: fc.Arbitrary<ScoreCase> = fc
  .record({
    qrels: changedLines(QRELS),
    run: changedLines(RUN),
    measures: fc.uniqueArray(
      fc.oneof(
        { weight: 20, arbitrary: fc.constantFrom(...MEASURES) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.constantFrom("P@", "nDCG", "AP@", "SetF(beta=", "RBP(p="), nastyText)
            .map((two) => two.join("")),
        },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    depth: fc.constantFrom(undefined, undefined, 1, 3, 1_000_000_000),
    format: fc.constantFrom("json" as const, "json" as const, "table" as const, "trec" as const),
  })
  .map((each) => {
    const { qrels, run, measures, depth, format } = each;
    const story = { qrels: qrels.story, run: run.story, measures, depth, format };
    return { ...each, [fc.toStringMethod]: () => JSON.stringify(story) };
  });

/** Qrels and runs, scored by all measures and compared with the unchanged run. */
export function trecFiles({ scratch }: Ground): FuzzKind<ScoreCase> {
  const [qrels, run, plain] = ["fuzz.qrels", "fuzz.run", "plain.run"].map((name) => join(scratch.path, name));
  return {
    name: "qrels and runs",
    cases: 1500,
    input,
    async attempt(scored) {
      await scratch.write({
        "fuzz.qrels": scored.qrels.bytes,
        "fuzz.run": scored.run.bytes,
        "plain.run": RUN,
      });
      return ranOrRefused(async () => {
        const options = { ...scored, qrels: qrels!, runs: [run!, plain!], perQuery: true };
        const text = await scoreCommand(options);
        expectRightLines(scored.qrels.bytes, isGradeLine);
        expectRightLines(scored.run.bytes, isScoreLine);
        if (scored.format === "json") expectSaneScores(JSON.parse(text), text);
        else if (!holdsNoNumbers(scored)) expectReadable(text);
      }, /\.(?:qrels|run)\b|^measure |measure/);
    },
  };
}

/** Whether the files themselves hold what is never a score. */
function holdsNoNumbers({ qrels, run }: ScoreCase): boolean {
  return [qrels, run].some(({ bytes }) =>
    /NaN|Infinity|undefined/.test(Buffer.from(bytes).toString("latin1")),
  );
}

/** Every line that counts is right by rules that are written here once more. */
function expectRightLines(bytes: Uint8Array, isRight: (fields: readonly string[]) => boolean): void {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = Buffer.from(isGzip ? gunzipSync(bytes) : bytes).toString("latin1");
  for (const line of text.split("\n")) {
    // Files are concatenated with their byte-order marks.
    const fields = line
      .replace(/^\u00ef\u00bb\u00bf/, "")
      .split(BLANKS)
      .filter((field) => field !== "");
    if (fields.length === 0 || fields[0]!.startsWith("#") || isRight(fields)) continue;
    throw new Error(`this line was read without a word: ${JSON.stringify(line)}`);
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of them separate fields, as in trec_eval
const BLANKS = /[\u0000-\u0020]+/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function isGradeLine([, , , grade = "", ...more]: readonly string[]): boolean {
  const value = Number(grade);
  return more.length === 0 && DECIMAL.test(grade) && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

function isScoreLine(fields: readonly string[]): boolean {
  const [, , , rank = "", score = ""] = fields;
  return (
    fields.length >= 6 &&
    Number.isInteger(Number(rank)) &&
    DECIMAL.test(score) &&
    Number.isFinite(Number(score))
  );
}

function expectSaneScores({ queries, runs, comparisons }: ScoreReport, text: string): void {
  expectFinite({ runs, comparisons });
  if (/: null\b/.test(text)) throw new Error("a number is null");
  for (const { run, unanswered, scores, perQuery } of runs) {
    expectBetween(0, unanswered, queries, `unanswered of ${run}`);
    for (const { measure, mean, low, high, ties } of scores) {
      const [least, most] = parseMeasure(measure).range;
      for (const value of [mean, low, high, ties.lowest, ties.highest])
        expectBetween(least, value, most, measure);
      expectBetween(ties.lowest, mean, ties.highest, `${measure} within its ties`);
    }
    expectBetween(queries, perQuery!.length, queries, "scores by query");
  }
  for (const { wins, ties, losses } of comparisons) {
    expectBetween(queries, wins + ties + losses, queries, "compared queries");
  }
}
