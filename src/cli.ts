#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "@commander-js/extra-typings";
import pc from "picocolors";
import { compareCommand } from "./commands/compare.ts";
import { datasetCommand } from "./commands/dataset.ts";
import { exportCommand } from "./commands/export.ts";
import { poolCommand } from "./commands/pool.ts";
import { proposeCommand } from "./commands/propose.ts";
import { runCommand } from "./commands/run.ts";
import { scoreCommand } from "./commands/score.ts";
import { serveCommand } from "./commands/serve.ts";
import { describeFailure } from "./terminal/failure.ts";
import { terminalText } from "./terminal/terminal-text.ts";

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
);

const program = new Command("qdrant-rank-eval")
  .version(version)
  .description(
    "Offline evaluation of two-stage ranking inside Qdrant: does a formula over the prefetched candidates beat the vector order, by how much, and how deep must the prefetch be?",
  )
  .addHelpText(
    "after",
    `
Exit codes: 0 fine, 1 ranking regressed against the baseline or the results are in doubt, 2 bad input, 3 the engine, network or disk failed, 130 or 143 interrupted by Ctrl-C or SIGTERM.`,
  )
  .addCommand(runCommand())
  .addCommand(serveCommand())
  .addCommand(proposeCommand())
  .addCommand(datasetCommand())
  .addCommand(exportCommand())
  .addCommand(scoreCommand())
  .addCommand(compareCommand())
  .addCommand(poolCommand());

for (const command of [
  program,
  ...program.commands,
  ...program.commands.flatMap(({ commands }) => commands),
]) {
  command
    .exitOverride()
    .showHelpAfterError("(add --help to see what is possible)")
    .configureOutput({ outputError: (text, write) => write(`${terminalText(text)}\n`) });
}

// A reader such as head may have seen enough; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  const { exitCode, problems } = describeFailure(error);
  for (const problem of problems) process.stderr.write(`${pc.red("error:")} ${problem}\n`);
  process.exitCode ??= exitCode; // an interrupt has set its own
}

// Something that hangs, such as a Docker daemon that never answered, must not keep the process alive.
setTimeout(() => process.exit(), 2000).unref();
