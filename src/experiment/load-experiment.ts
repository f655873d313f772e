import { dirname, resolve } from "node:path";
import type { Dataset } from "../domain.ts";
import { readJson } from "../read-json.ts";
import { type Experiment, experimentSchema } from "./experiment.ts";
import { findExperiment } from "./find-experiment.ts";

/** An experiment with the place that it was read from, from which the paths in it are resolved. */
export interface LoadedExperiment {
  readonly experiment: Experiment;
  /** As it should be named in messages. */
  readonly path: string;
  /** The dataset's folder, resolved against the experiment's. */
  readonly datasetFolder: string;
}

/** An experiment, with its dataset or the folder that holds it. */
export type GivenExperiment =
  | Pick<LoadedExperiment, "experiment" | "datasetFolder">
  | { readonly experiment: Experiment; readonly dataset: Dataset };

/**
 * Loads an experiment file.
 *
 * @param reference See `findExperiment`.
 * @throws HarnessError `input` when there is no such file, and with every problem of a file that is wrong.
 */
export async function loadExperiment(reference: string): Promise<LoadedExperiment> {
  const path = findExperiment(reference);
  const experiment = await readJson(path, experimentSchema, "Name a file, or an experiment in experiments/.");
  const beside = (file: string) => resolve(dirname(path), file);
  const systems = experiment.systems.map((system) =>
    "file" in system ? { ...system, file: beside(system.file) } : system,
  );
  return { experiment: { ...experiment, systems }, path, datasetFolder: beside(experiment.dataset) };
}
