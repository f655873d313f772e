import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Command, Option } from "@commander-js/extra-typings";
import { checkEngineChoice, ENGINE_CHOICES } from "../engine/open-engine.ts";
import { worldError } from "../errors.ts";
import { loadExperiment } from "../experiment/load-experiment.ts";
import { baselinePath, loadBaseline } from "../gate/baseline-file.ts";
import { checkComparable } from "../gate/check-comparable.ts";
import { createPause } from "../pause.ts";
import type { ReadConsistency } from "../qdrant/load-limit.ts";
import { type GateResult, renderComment } from "../report/render-comment.ts";
import type { Report } from "../report/report.ts";
import { SOURCE_FILE, sourceOf } from "../report/report-folder.ts";
import { toJson } from "../report/to-json.ts";
import { writeReport } from "../report/write-report.ts";
import { watchInterrupts } from "../terminal/interrupt.ts";
import { renderSummary } from "../terminal/summary.ts";
import { quietProgress, terminalProgress } from "../terminal/terminal-progress.ts";
import { wrapLines } from "../terminal/wrap-lines.ts";
import { acceptCommand } from "./accept-command.ts";
import { announce } from "./announce.ts";
import { acceptRun, checkRun, type Decision } from "./apply-gate.ts";
import { renderJunit } from "./junit.ts";
import {
  parseConcurrency,
  parseConsistency,
  parseFile,
  parseFolder,
  parseRate,
  parseSeconds,
} from "./options.ts";
import { plainLines } from "./plain-lines.ts";
import { prepareReportFolder } from "./prepare-report-folder.ts";
import { filesBeside } from "./run-files.ts";
import { runJson } from "./run-json.ts";

interface RunOptions {
  readonly engine: string;
  readonly keep?: true;
  readonly timeout: number;
  readonly concurrency: number;
  readonly rate?: number;
  readonly consistency?: ReadConsistency;
  readonly reports: string;
  readonly cost?: true;
  readonly evidence?: true;
  readonly lists: boolean;
  readonly accept?: true;
  readonly force?: true;
  readonly check?: true;
  readonly allowNewData?: true;
  readonly junit?: string;
  readonly json?: true;
  readonly quiet?: true;
}

/** `run`: an experiment from its file to its report, and the gate on it. */
export function runCommand() {
  return new Command("run")
    .summary("run an experiment and write its report")
    .description(
      "Runs an experiment: seeds Qdrant, trains the formula, compares its order with the vector order at every depth, and writes a report as JSON and markdown.",
    )
    .argument("[experiment]", "a file, or the name of one in experiments/", "synthetic")
    .addOption(new Option("--engine <choice>", ENGINE_CHOICES).default("auto"))
    .option("--keep", "leave the collection in the Qdrant at the URL")
    .option("--timeout <seconds>", "how long one request to the engine may take", parseSeconds, 60)
    .option("--concurrency <requests>", "how many requests may be under way at once", parseConcurrency, 2)
    .option("--rate <queries>", "how many queries a second may be sent at most", parseRate)
    .option(
      "--consistency <replicas>",
      "how many replicas of a cluster must agree on an answer: majority, quorum, all or a number",
      parseConsistency,
    )
    .option("--reports <folder>", "the folder of reports and baselines", parseFolder, "reports")
    .option("--cost", "time the formula against the vector alone and an application that ranks (cost.md)")
    .option("--evidence", "write all that the numbers rest on, and how to compute them again")
    .option("--no-lists", "leave what single queries were given out of the report")
    .addOption(new Option("--accept", "make this run the baseline of its experiment").conflicts("check"))
    .option("--check", "compare this run with the baseline; exit 1 when ranking regressed or is in doubt")
    .option(
      "--allow-new-data",
      "with --check: compare also where the data are others, but the queries the same",
    )
    .option("--force", "pass over doubts, missed requirements and, with --accept, losses that added up")
    .option("--junit <file>", "write what the gate asks as JUnit test cases, for a CI", parseFile)
    .option("--json", "print what was found and decided for programs, in place of the text")
    .option("--quiet", "show neither progress nor summary; a check still says what it found")
    .addHelpText(
      "after",
      `
The engine, when it is auto: the URL in QDRANT_URL if that is set, else the first of embedded, container and reference
that starts here.

Examples:
  npm run experiment                                    the synthetic world
  npm run experiment -- movielens-100k                  experiments/movielens-100k.json
  npm run experiment -- --engine http://localhost:6333  on your own Qdrant (API key: QDRANT_API_KEY)
  npm run experiment -- --accept                        commit reports/baselines/ afterwards
  npm run experiment -- --check                         in CI`,
    )
    .action(run);
}

async function run(
  reference: string,
  { engine, keep, timeout, reports, cost, evidence, accept, check, ...flags }: RunOptions,
): Promise<void> {
  checkEngineChoice(engine);
  const loaded = await loadExperiment(reference);
  const { experiment } = loaded;
  const { name } = experiment;
  const settings = {
    experiment,
    path: baselinePath(reports, name),
    run: { experiment: reference, engine, reports },
    force: flags.force ?? false,
  };
  const folder = join(reports, name);
  const { path } = settings;
  const progress = flags.quiet ? quietProgress(process.stderr) : terminalProgress(process.stderr);
  await prepareReportFolder(reports, folder, loaded, progress.note);
  const baseline = check ? await loadBaseline(path, acceptCommand(settings.run)) : undefined;

  // Takes a quarter of a second, which --help and the other commands save.
  const { runExperiment } = await import("../run-experiment.ts");
  const { signal, commit } = watchInterrupts(progress.note);
  const outcome = await runExperiment(loaded, {
    engine,
    progress,
    signal,
    keep: keep ?? false,
    cost: cost ?? false,
    timeoutMs: timeout * 1000,
    load: { concurrency: flags.concurrency, rate: flags.rate, consistency: flags.consistency },
  }).catch((error: unknown) => {
    progress.finish("failed");
    throw error;
  });
  progress.finish("done");

  const { report, cost: costs } = outcome;
  if (baseline !== undefined) {
    const { allowNewData } = flags;
    checkComparable(baseline, outcome.current, { path, allowNewData, accept: acceptCommand(settings.run) });
  }
  const checked = baseline && checkRun(baseline, outcome, settings);
  const gate = checked && gateResult(checked);
  const comment = renderComment(report, gate);
  const files = {
    ...filesBeside(outcome, gate, { evidence: evidence ?? false, lists: flags.lists }),
    "comment.md": comment,
    [SOURCE_FILE]: toJson(sourceOf(folder, loaded.path)),
  };
  const lists = flags.lists ? await outcome.queryLists() : undefined;
  await writeReport(flags.lists ? report : withoutQueries(report), files, folder, {
    gate,
    lists,
    commit,
    pause: createPause(signal),
  });
  const width = process.stdout.isTTY ? process.stdout.columns : undefined;
  const { json = false, quiet = false, junit, force = false } = flags;
  if (junit !== undefined) {
    const { require } = experiment.gate;
    await writeText(junit, renderJunit(report, { checked, require, force }));
  }
  if (!json && !quiet) process.stdout.write(renderSummary(report, folder, { cost: costs, width }));
  // GitHub reads annotations from both.
  const annotations = json ? process.stderr : process.stdout;
  await announce(comment, gate, process.env, (line) => annotations.write(line));

  const accepted = accept ? await acceptRun(outcome, settings) : undefined;
  const decision = accepted ?? checked;
  if (json) process.stdout.write(runJson(report, folder, { checked, accepted }));
  else if (decision !== undefined) process.stdout.write(wrapLines(decision.text, width));
  if (decision?.passed === false) process.exitCode ??= 1;
}

async function writeText(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    throw worldError(`${path} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

/** A report that names no single query. */
function withoutQueries(report: Report): Report {
  return { ...report, missed: { ...report.missed, worst: [] } };
}

/** What a check says, for a reader who sees no colours. */
function gateResult({ passed, text }: Decision): GateResult {
  return { passed, lines: plainLines(text) };
}
