import { join } from "node:path";
import fc from "fast-check";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import type { Report } from "../../src/report/report.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import type { Ending } from "./kind.ts";
import { ranOrRefused } from "./oracle.ts";
import { expectSaneOutcome } from "./sane-report.ts";
import type { Scratch } from "./tiny-files.ts";

/** What all cases share: an engine, and a folder to write to. */
export interface Ground {
  readonly url: string;
  readonly scratch: Scratch;
}

/** The files of an experiment and its dataset. */
export interface Files {
  readonly [name: string]: string | Uint8Array;
}

/** Files, printed as the story of their changes. */
export function told(files: Files, story: readonly string[]): Files {
  Object.defineProperty(files, fc.toStringMethod, { value: () => story.join("; "), enumerable: false });
  return files;
}

/**
 * Runs `experiment.json` to its report, which makes sense, or to a message that names a file.
 *
 * @param check What else is to be said of the report.
 */
export async function runFiles(
  files: Files,
  { url, scratch }: Ground,
  check: (files: Files, report: Report) => void = () => {},
): Promise<Ending> {
  await scratch.write(files);
  return ranOrRefused(async () => {
    const loaded = await loadExperiment(join(scratch.path, "experiment.json"));
    const outcome = await runExperiment(loaded, { engine: url });
    await expectSaneOutcome(outcome);
    check(files, outcome.report);
  });
}
