import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { worldError } from "../errors.ts";
import { readJson } from "../read-json.ts";
import { type Baseline, baselineSchema, renderBaseline } from "./baseline.ts";

/** Where the baseline of an experiment stands. */
export function baselinePath(reportsFolder: string, experiment: string): string {
  return join(reportsFolder, "baselines", `${experiment}.json`);
}

/**
 * Reads the committed baseline.
 *
 * @throws HarnessError `input` when there is none, or the file is not a baseline.
 */
export function loadBaseline(path: string): Promise<Baseline> {
  return readJson(path, baselineSchema, "Accept a run as baseline first: npm run experiment -- --accept");
}

/** Replaces the baseline by a fresh run, all or nothing. */
export async function acceptBaseline(path: string, current: Baseline): Promise<void> {
  const fresh = `${path}.${randomUUID().slice(0, 8)}.tmp`; // two runs may be accepted at once
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(fresh, renderBaseline(current));
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => {});
    throw worldError(`${path} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}
