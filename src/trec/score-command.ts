import { inputError } from "../errors.ts";
import type { Measure } from "../metrics/measure.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import { createProblemList } from "../problem-list.ts";
import { checkFinite, toJson } from "../report/to-json.ts";
import { renderScoreTable } from "./render-score-table.ts";
import { renderTrecScores } from "./render-trec-scores.ts";
import { scoreFiles } from "./score-files.ts";
import { remarksOnFiles, remarksOnRun } from "./score-remarks.ts";
import { buildScoreReport, type ScoreReport } from "./score-report.ts";

/** The ways in which scores can be printed. */
export type ScoreFormat = "table" | "json" | "trec";

/** What the score command was asked for. */
export interface ScoreOptions {
  /** Path of a TREC qrels file, plain or gzip. */
  readonly qrels: string;
  /** Paths of TREC run files; every further one is compared with the first. */
  readonly runs: readonly string[];
  /** Printed names of measures. */
  readonly measures?: readonly string[] | undefined;
  /** How much of each ranking counts, as trec_eval's `-M`; all of it by default. */
  readonly depth?: number | undefined;
  /** Whether to print the scores of each query, too. */
  readonly perQuery?: boolean | undefined;
  readonly format?: ScoreFormat | undefined;
  /** Is told what the scores do not say, a sentence each, where the format has no room for it. */
  readonly onRemark?: ((remark: string) => void) | undefined;
}

/** Measures for those who name none. */
export const defaultMeasures = ["P@10", "R@100", "nDCG@10", "AP", "RR"];

const renderers: { readonly [format in ScoreFormat]: (report: ScoreReport) => string } = {
  table: renderScoreTable,
  json: toJson,
  trec: renderTrecScores,
};

/**
 * Scores TREC runs by TREC qrels under trec_eval's conventions, and compares them.
 *
 * @returns The text to print.
 * @throws HarnessError (input) naming an unknown measure, the lines of a file that do not fit, or why scores would mean nothing.
 */
export async function scoreCommand(options: ScoreOptions): Promise<string> {
  const {
    qrels,
    runs,
    measures: names = defaultMeasures,
    depth,
    perQuery = false,
    format = "table",
    onRemark = () => {},
  } = options;
  if (runs.length === 0) throw inputError("there is no run to score; name one with --run FILE");
  const twice = [...new Set(runs.filter((run, i) => runs.indexOf(run) < i))];
  if (twice.length > 0) {
    throw inputError(twice.map((run) => `--run names ${run} twice; compare different runs`));
  }
  if (depth !== undefined && !(Number.isInteger(depth) && depth >= 1)) {
    throw inputError(`--depth must be a whole number of at least 1, got ${depth}`);
  }
  const measures = await parseMeasures(names);
  const scores = await scoreFiles({ qrels, runs, measures, depth });
  const report = await buildScoreReport(scores, measures, qrels, perQuery);
  checkFinite(report);
  if (format === "trec") {
    const remarks = [...report.runs.flatMap((run) => remarksOnRun(run, report)), ...remarksOnFiles(report)];
    for (const remark of remarks) onRemark(remark);
  }
  return renderers[format](report);
}

/** Each measure once, in the order of its first name. */
async function parseMeasures(names: readonly string[]): Promise<Measure[]> {
  const problems = createProblemList();
  const measures = new Map<string, Measure>();
  for (const name of names) {
    const measure = await problems.collect(() => parseMeasure(name));
    if (measure !== undefined) measures.set(measure.name, measure);
  }
  problems.throwIfAny();
  return [...measures.values()];
}
