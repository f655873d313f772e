import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import type { z } from "zod";
import { inputError } from "../errors.ts";
import { baselineSchema, type FreshRun } from "../gate/baseline.ts";
import { compareTwoRuns } from "../gate/compare-two-runs.ts";
import { DEFAULT_JUDGING } from "../gate/judging.ts";
import { pairRuns } from "../gate/pair-runs.ts";
import { RUN_FILE, type RunFile, runFileSchema } from "../gate/run-file.ts";
import { verdictData } from "../gate/verdict-data.ts";
import { readJson } from "../read-json.ts";
import { toJson } from "../report/to-json.ts";
import { renderComparison } from "../terminal/comparison-text.ts";

type Loaded = z.output<typeof baselineSchema> | RunFile;

/** `compare`: two runs, query by query. */
export function compareCommand() {
  return new Command("compare")
    .summary("compare two reports or baselines, query by query")
    .description(
      "Compares two runs by the gate's own test, on the queries and scores that both have: what became better or worse, in which queries and slices, and how the models differ.",
    )
    .argument(
      "<before>",
      "a report folder, such as reports/mine, or a baseline such as reports/baselines/mine.json",
    )
    .argument("<after>", "another one")
    .option("--json", "print the comparison for programs")
    .addHelpText(
      "after",
      `
Examples:
  qdrant-rank-eval compare reports/baselines/mine.json reports/mine
  qdrant-rank-eval compare reports/mine reports/mine-with-price`,
    )
    .action(async (before, after, { json = false }) => {
      process.stdout.write(await compare(before, after, json));
    });
}

/** Compares two runs, for a person or for programs. */
export async function compare(first: string, second: string, json: boolean): Promise<string> {
  const [before, after] = await Promise.all([loadRun(first), loadRun(second)]);
  const pair = pairRuns(
    { name: first, run: scoresOf(before) },
    { name: second, run: freshOf(second, after) },
  );
  const context = [after, before].find((run) => "judging" in run);
  const judging = context?.judging ?? DEFAULT_JUDGING;
  const comparison = await compareTwoRuns(pair, judging, context ?? { slices: [], texts: {} });
  if (json) return toJson({ ...comparison, verdict: verdictData(comparison.verdict) });
  return renderComparison(comparison, pair, 1 - 2 * judging.significance);
}

/** Reads the run of a report's folder, or a baseline. */
async function loadRun(path: string): Promise<Loaded> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) {
    return readJson(
      join(path, RUN_FILE),
      runFileSchema,
      "Run the experiment again: reports of older versions have none",
    );
  }
  return readJson(
    path,
    basename(path) === RUN_FILE ? runFileSchema : baselineSchema,
    "Name a report folder or a baseline",
  );
}

/** Without what only `run.json` has. */
function scoresOf(run: Loaded): z.output<typeof baselineSchema> {
  if (!("judging" in run)) return run;
  const { judging: _, slices: __, texts: ___, ...scores } = run;
  return scores;
}

function freshOf(path: string, run: Loaded): FreshRun {
  const scores = scoresOf(run);
  if (scores.schemaVersion === 2) {
    const { anchor: _, ...fresh } = scores;
    return fresh;
  }
  throw inputError(
    `${path} is a baseline of version 1, which does not say its headline; accept it anew, or name it first`,
  );
}
