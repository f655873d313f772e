import { Command, Option } from "@commander-js/extra-typings";
import { splitFormat } from "../dataset/files/split-format.ts";
import { writeParts } from "../dataset/files/write-parts.ts";
import { findDataset } from "../dataset/find-dataset.ts";
import { loadManifest } from "../dataset/load-dataset.ts";
import { inputError } from "../errors.ts";
import { validate } from "../read-json.ts";
import { formatCount } from "../report/format-number.ts";
import { visibleText } from "../visible-text.ts";

/** `dataset split`: the parts, or folds, written into a file, before there are vectors. */
export function datasetSplitCommand() {
  return new Command("split")
    .description(
      "Writes the part of each interaction, or the fold of each query, beside the dataset's files: for vectors that are computed of the train part alone.",
    )
    .argument("<dataset>", "its folder, or its name in datasets/")
    .addOption(
      new Option("--by <kind>", "how; by default as the manifest says").choices([
        "time",
        "last",
        "query",
      ] as const),
    )
    .option("--train <share>", "time, query: share of the first interactions, or of the queries", Number)
    .option(
      "--tune <share>",
      "time, query: share of those after them; last: how many before the test's",
      Number,
    )
    .option("--test <count>", "last: how many of each user's last interactions", Number)
    .option("--tune-from <moment>", "time: the tune part of all users begins here, a date or Unix seconds")
    .option("--test-from <moment>", "time: the test of all users begins here")
    .option("--folds <count>", "query: so many folds", Number)
    .action(async (reference, { by, tuneFrom, testFrom, ...shares }) => {
      const folder = findDataset(reference);
      const manifest = await loadManifest(folder);
      if (manifest.kind !== "files") {
        throw inputError(
          `${folder} is of the kind ${manifest.kind}; only datasets in files are split by this command`,
        );
      }
      const moments = { tuneFrom: momentOf(tuneFrom), testFrom: momentOf(testFrom) };
      const given = Object.entries({ ...moments, ...shares }).filter(([, value]) => value !== undefined);
      if (by === undefined && given.length > 0)
        throw inputError("the options of a split need --by: time, last or query");
      const split =
        by === undefined
          ? manifest.split
          : validate({ by, ...Object.fromEntries(given) }, splitFormat, "the options of the split");
      const { file, role, split: reads, counts } = await writeParts(folder, manifest, split);
      const rows = [...counts].sort().map(([name, count]) => `${name} ${formatCount(count)}`);
      const entries = JSON.stringify(
        { files: { ...manifestFiles(manifest.files), [role]: file }, split: reads },
        null,
        1,
      )
        .replace(/\s*\n\s*/g, " ")
        .slice(2, -2);
      process.stdout.write(
        `Written: ${visibleText(`${folder}/${file}`)} (${rows.join(", ")})\nNow, in dataset.json: ${visibleText(entries)}\n`,
      );
    });
}

/** A number, or a date. */
function momentOf(text: string | undefined): string | number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text;
}

/** The files that a manifest names, without the names that mean the same as the one that was written. */
function manifestFiles({ queries, ...files }: { readonly queries?: unknown }): object {
  return { ...(queries !== undefined && { users: queries }), ...files };
}
