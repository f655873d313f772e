import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { inputError } from "../errors.ts";
import { readJson } from "../read-json.ts";
import { type Experiment, experimentSchema } from "./experiment.ts";

/** An experiment with the place that it was read from. */
export interface LoadedExperiment {
  readonly experiment: Experiment;
  /** As it should be named in messages. */
  readonly path: string;
  /** The dataset's folder, resolved against the experiment's. */
  readonly datasetFolder: string;
}

/**
 * Loads an experiment file.
 *
 * @param reference A path, or the name of a file in `experiments/`: `synthetic` is `experiments/synthetic.json`.
 * @throws HarnessError `input` when there is no such file, and with every problem of a file that is wrong.
 */
export async function loadExperiment(reference: string): Promise<LoadedExperiment> {
  const path = findExperiment(reference);
  const experiment = await readJson(path, experimentSchema, "Name a file, or an experiment in experiments/.");
  return { experiment, path, datasetFolder: resolve(dirname(path), experiment.dataset) };
}

function findExperiment(reference: string): string {
  const named = join("experiments", `${reference}.json`);
  const found = [reference, named].find((path) => path.endsWith(".json") && existsSync(path));
  if (found !== undefined) return found;
  throw inputError(
    `there is no experiment ${JSON.stringify(reference)}: neither ${reference.endsWith(".json") ? `the file ${reference}` : named} nor a file of that name exists`,
  );
}
