#!/usr/bin/env node
import { Command, CommanderError } from "@commander-js/extra-typings";
import pc from "picocolors";
import { datasetCommand } from "./commands/dataset.ts";
import { runCommand } from "./commands/run.ts";
import { scoreCommand } from "./commands/score.ts";
import { HarnessError } from "./errors.ts";

const program = new Command("qdrant-rank-eval")
  .description(
    "Offline evaluation of two-stage ranking inside Qdrant: does a formula over the prefetched candidates beat the vector order, by how much, and how deep must the prefetch be?",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 fine, 1 ranking regressed against the baseline, 2 bad input, 3 the engine, network or disk failed.`,
  )
  .addCommand(runCommand())
  .addCommand(datasetCommand())
  .addCommand(scoreCommand());

for (const command of [
  program,
  ...program.commands,
  ...program.commands.flatMap(({ commands }) => commands),
]) {
  command.exitOverride().showHelpAfterError("(add --help to see what is possible)");
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Says what went wrong, unless that was said, and which exit code it is. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof HarnessError)) throw error;
  for (const problem of error.problems) process.stderr.write(`${pc.red("error:")} ${problem}\n`);
  return error.code === "input" ? 2 : 3;
}
