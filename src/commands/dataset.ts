import { Command } from "@commander-js/extra-typings";
import { importMovieLens } from "../dataset/movielens/import-movielens.ts";
import { terminalText } from "../terminal/terminal-text.ts";
import { visibleText } from "../visible-text.ts";

/** `dataset`: other people's data into the project's format. */
export function datasetCommand() {
  return new Command("dataset")
    .summary("bring a public dataset into the project's format")
    .description("Writes a dataset in the project's own format (datasets/README.md describes it).")
    .addCommand(
      new Command("movielens")
        .description("MovieLens 100K: split by time, factorised on the train part (implicit ALS).")
        .argument("<folder>", "the unpacked ml-100k folder, with u.data, u.item, u.user and u.genre")
        .option("--to <folder>", "where to write the dataset", "datasets/movielens-100k")
        .action(async (folder, { to }) => {
          await importMovieLens(folder, to, {
            onProgress: (line) => process.stderr.write(`${terminalText(line)}\n`),
          });
          process.stdout.write(`Written: ${visibleText(to)}\nNow: npm run experiment -- movielens-100k\n`);
        }),
    );
}
