import { realpath, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDraft } from "../draft.ts";
import { worldError } from "../errors.ts";
import { readJson } from "../read-json.ts";
import { type Baseline, baselineSchema, renderBaseline } from "./baseline.ts";

/** The path of an experiment's baseline. */
export function baselinePath(reportsFolder: string, experiment: string): string {
  return join(reportsFolder, "baselines", `${experiment}.json`);
}

/**
 * Reads the committed baseline.
 *
 * @param accept The command that accepts a run of its experiment.
 * @throws HarnessError `input` when there is none, or the file is not a baseline.
 */
export function loadBaseline(path: string, accept: string): Promise<Baseline> {
  return readJson(path, baselineSchema, `Accept a run as baseline first: ${accept}`);
}

/** Replaces the baseline by a fresh run, all or nothing; a link to a file stays. */
export async function acceptBaseline(path: string, baseline: Baseline): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    await using draft = await openDraft(target);
    await writeFile(draft.fresh, renderBaseline(baseline));
    await rename(draft.fresh, target);
  } catch (error) {
    throw worldError(`${path} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}
