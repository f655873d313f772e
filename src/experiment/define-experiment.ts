import type { z } from "zod";
import { validate } from "../read-json.ts";
import { type Experiment, experimentSchema } from "./experiment.ts";

/** An experiment as its file has it, but for the dataset: see experiments/README.md. */
export type ExperimentSettings = Omit<z.input<typeof experimentSchema>, "$schema" | "dataset">;

/**
 * Makes an experiment of settings in memory, for a dataset that is given beside it.
 *
 * @throws HarnessError `input` with every problem of the settings.
 */
export function defineExperiment(settings: ExperimentSettings): Experiment {
  return validate({ ...settings, dataset: "in memory" }, experimentSchema, "the experiment");
}
