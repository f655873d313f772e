import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { Command, Option } from "@commander-js/extra-typings";
import { checkEngineChoice, ENGINE_CHOICES } from "../engine/open-engine.ts";
import { type LoadedExperiment, loadExperiment } from "../experiment/load-experiment.ts";
import { baselinePath, loadBaseline } from "../gate/baseline-file.ts";
import { checkComparable } from "../gate/check-comparable.ts";
import { createPause } from "../pause.ts";
import { type GateResult, renderComment } from "../report/render-comment.ts";
import {
  checkReportFolder,
  readSource,
  recoverReports,
  SOURCE_FILE,
  sourceOf,
} from "../report/report-folder.ts";
import { COST_FILE, renderCost } from "../report/sections/cost-page.ts";
import { toJson } from "../report/to-json.ts";
import { writeReport } from "../report/write-report.ts";
import type { Outcome } from "../run-experiment.ts";
import { scoresCsv } from "../scoring/scores-csv.ts";
import { watchInterrupts } from "../terminal/interrupt.ts";
import { renderSummary } from "../terminal/summary.ts";
import { terminalProgress } from "../terminal/terminal-progress.ts";
import { acceptCommand } from "./accept-command.ts";
import { announce } from "./announce.ts";
import { acceptRun, checkRun, type Decision } from "./apply-gate.ts";
import { evidencePack } from "./evidence-pack.ts";
import { parseFolder, parseSeconds } from "./options.ts";

interface RunOptions {
  readonly engine: string;
  readonly keep?: true;
  readonly timeout: number;
  readonly reports: string;
  readonly cost?: true;
  readonly evidence?: true;
  readonly lists: boolean;
  readonly accept?: true;
  readonly force?: true;
  readonly check?: true;
  readonly allowNewData?: true;
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
    .option("--reports <folder>", "the folder of reports and baselines", parseFolder, "reports")
    .option("--cost", "time the formula against the vector alone and an application that ranks (cost.md)")
    .option("--evidence", "write all that the numbers rest on, and how to compute them again")
    .option("--no-lists", "leave what single queries were given out of the page")
    .addOption(new Option("--accept", "make this run the baseline of its experiment").conflicts("check"))
    .option("--check", "compare this run with the baseline; exit 1 when ranking regressed or is in doubt")
    .option(
      "--allow-new-data",
      "with --check: compare also where the data are others, but the queries the same",
    )
    .option("--force", "pass over doubts, missed requirements and, with --accept, losses that added up")
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
  const progress = terminalProgress(process.stderr);
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
    ...filesBeside(outcome, gate, evidence ?? false),
    "comment.md": comment,
    [SOURCE_FILE]: toJson(sourceOf(folder, loaded.path)),
  };
  const lists = flags.lists ? await outcome.queryLists() : undefined;
  await writeReport(report, files, folder, { gate, lists, commit, pause: createPause(signal) });
  process.stdout.write(renderSummary(report, folder, costs));
  await announce(comment, gate, process.env, (line) => process.stdout.write(line));

  const decision = accept ? await acceptRun(outcome, settings) : checked;
  if (decision === undefined) return;
  process.stdout.write(decision.text);
  if (!decision.passed) process.exitCode ??= 1;
}

/** What a check says, for a reader who sees no colours. */
function gateResult({ passed, text }: Decision): GateResult {
  return { passed, lines: stripVTControlCharacters(text).trim().split("\n") };
}

/** Makes sure before the run that its report can be written, and says whose it replaces. */
async function prepareReportFolder(
  reports: string,
  folder: string,
  { path, experiment }: LoadedExperiment,
  note: (line: string) => void,
): Promise<void> {
  for (const name of await recoverReports(reports, folder)) {
    note(`Given back: ${name}, which a run that was killed had moved away`);
  }
  await checkReportFolder(folder);
  const before = await readSource(folder);
  if (before !== undefined && resolve(before) !== resolve(path)) {
    note(
      `Warning: ${path} and ${before} both have the name ${experiment.name}, so that this run replaces the other's report in ${folder}; rename one`,
    );
  }
}

/**
 * The trained model for a service, the scores of every query for an analyst, how long the steps took — in a file of its
 * own, since it differs between runs, and none for the reference engine, whose speed is not Qdrant's — and, on request,
 * what the numbers rest on.
 */
function filesBeside(outcome: Outcome, gate: GateResult | undefined, withEvidence: boolean) {
  const { report, model, scores, timings, cost } = outcome;
  const checked = gate === undefined ? {} : { gate: gate.passed ? "passed" : "failed" };
  const files: { [file: string]: string } = {
    "model.json": toJson({ ...model, ...checked }),
    "scores.csv": scoresCsv(scores),
  };
  if (report.engine.isQdrant) files["timings.json"] = toJson({ steps: timings, cost });
  if (cost !== undefined) files[COST_FILE] = renderCost(cost, report);
  if (withEvidence) {
    for (const [file, text] of Object.entries(evidencePack(outcome))) files[`evidence/${file}`] = text;
  }
  return files;
}
