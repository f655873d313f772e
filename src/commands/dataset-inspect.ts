import { Command } from "@commander-js/extra-typings";
import { readDatasetFiles } from "../dataset/files/read-dataset-files.ts";
import { findDataset } from "../dataset/find-dataset.ts";
import { createGroupedProblems } from "../dataset/grouped-problems.ts";
import { loadDataset, loadManifest } from "../dataset/load-dataset.ts";
import type { Dataset } from "../domain.ts";
import { HarnessError } from "../errors.ts";
import { checkDataset } from "../steps/check-dataset.ts";
import { describeDataset } from "../steps/describe-dataset.ts";
import { checkText, descriptionText, problemsText } from "../terminal/dataset-text.ts";

/** `dataset check`: what is wrong with a dataset, counted by kind, and what in it may spoil an evaluation. */
export function datasetCheckCommand() {
  return new Command("check")
    .description(
      "What is wrong with a dataset, by kind, with the first places; else what it holds, and what may spoil an evaluation.",
    )
    .argument("<dataset>", "its folder, or its name in datasets/")
    .action(async (reference) => {
      const folder = findDataset(reference);
      const problems = createGroupedProblems();
      const dataset = await loadWith(folder, problems).catch((error: unknown) => {
        if (!(error instanceof HarnessError && error.code === "input") || problems.groups().length === 0)
          throw error;
        return undefined;
      });
      if (dataset === undefined) {
        process.stdout.write(problemsText(problems.groups()));
        process.exitCode = 2;
      } else process.stdout.write(checkText(checkDataset(dataset)));
    });
}

/** `dataset describe`: how a dataset looks. */
export function datasetDescribeCommand() {
  return new Command("describe")
    .description("How interactions, labels, vectors, payload and attributes are spread.")
    .argument("<dataset>", "its folder, or its name in datasets/")
    .action(async (reference) => {
      const dataset = await loadDataset(findDataset(reference));
      process.stdout.write(descriptionText(describeDataset(dataset)));
    });
}

async function loadWith(
  folder: string,
  problems: ReturnType<typeof createGroupedProblems>,
): Promise<Dataset> {
  const manifest = await loadManifest(folder);
  return manifest.kind === "files" ? readDatasetFiles(folder, manifest, problems) : loadDataset(folder);
}
