import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { exportDataset } from "../dataset/export-dataset.ts";
import { importMovieLens } from "../dataset/movielens/import-movielens.ts";
import { terminalText } from "../terminal/terminal-text.ts";
import { visibleText } from "../visible-text.ts";
import { quoted, runCommandName } from "./accept-command.ts";
import { datasetCheckCommand, datasetDescribeCommand } from "./dataset-inspect.ts";
import { datasetSplitCommand } from "./dataset-split.ts";
import { parseFolder } from "./options.ts";

/** `dataset`: other people's data into the project's format. */
export function datasetCommand() {
  return new Command("dataset")
    .summary("check, describe, split, import or export a dataset")
    .description(
      "Looks at a dataset, or writes one in the project's own format (datasets/README.md describes it).",
    )
    .addCommand(datasetCheckCommand())
    .addCommand(datasetDescribeCommand())
    .addCommand(datasetSplitCommand())
    .addCommand(
      new Command("movielens")
        .description(
          "MovieLens 100K, 1M, latest-small, 20M, 25M or 32M: split by time, factorised on the train part (implicit ALS).",
        )
        .argument("<folder>", "the unpacked folder as it comes, such as ml-100k or ml-32m")
        .option("--to <folder>", "where to write the dataset; by default datasets/NAME", parseFolder)
        .action(async (folder, { to }) => {
          const { folder: written } = await importMovieLens(folder, to, {
            onProgress: (line) => process.stderr.write(`${terminalText(line)}\n`),
          });
          const experiment = quoted(join(written, "experiment.json"));
          process.stdout.write(`Written: ${visibleText(written)}\nNow: ${runCommandName()} ${experiment}\n`);
        }),
    )
    .addCommand(
      new Command("export")
        .description(
          "Any dataset as files, a synthetic world too: to look at, to change, or to recompute a report.",
        )
        .argument("<dataset>", "its folder, or its name in datasets/")
        .argument("<folder>", "where to write it: a new or empty folder, or a dataset, which is replaced")
        .action(async (dataset, folder) => {
          const { items, users, interactions } = await exportDataset(dataset, folder);
          process.stdout.write(
            `Written: ${visibleText(folder)} (${items.length} items, ${users.length} users, ${interactions.user.length} interactions)\n`,
          );
        }),
    );
}
