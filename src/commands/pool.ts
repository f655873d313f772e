import { access } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { inputError } from "../errors.ts";
import { RUN_FILE } from "../gate/run-file.ts";
import { readJson } from "../read-json.ts";
import { poolCsv, UNJUDGED_FILE, unjudgedFileSchema } from "../report/judgment-pool.ts";
import { parseCount } from "./options.ts";

/** `pool`: what nobody has judged, to be judged. */
export function poolCommand() {
  return new Command("pool")
    .summary("list what nobody has judged, to be judged")
    .description(
      "Prints the items without a judgment among the first results of all systems as CSV, with what was searched for and titles, in random order and without the systems' names. Fill in grades; a row without one stays unjudged. The dataset's manifest then names the file.",
    )
    .argument("<report>", "a report folder, such as reports/mine")
    .option("--queries <count>", "draw so many queries; all by default", parseCount)
    .option("--seed <number>", "of the random order", parseCount, 1)
    .addHelpText(
      "after",
      `
Example:
  qdrant-rank-eval pool reports/mine > datasets/mine/pool.csv
  In datasets/mine/dataset.json: "files": { "pool": "pool.csv" }`,
    )
    .action(async (report, { queries, seed }) => {
      process.stdout.write(await pool(report, { queries, seed }));
    });
}

async function pool(
  report: string,
  options: { readonly queries?: number | undefined; readonly seed: number },
) {
  const path = join(report, UNJUDGED_FILE);
  const exists = (file: string) =>
    access(file).then(
      () => true,
      () => false,
    );
  if (!(await exists(path)) && (await exists(join(report, RUN_FILE)))) {
    throw inputError(
      `${report} has nothing to judge: every shown item has a judgment, or it was made with --no-lists`,
    );
  }
  return poolCsv(
    await readJson(path, unjudgedFileSchema, "Name the folder of a report of this version"),
    options,
  );
}
