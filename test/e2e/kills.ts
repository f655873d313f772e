import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { type Ended, startCommandLine, type Workplace } from "./command-line.ts";

/** Runs an experiment in a workplace on the embedded engine, which keeps its data in the workplace, too. */
export async function startRun(place: Workplace) {
  const temporary = join(place.folder, "tmp");
  await mkdir(temporary, { recursive: true });
  const args = [
    "run",
    await place.experiment(),
    "--reports",
    place.reports,
    "--engine",
    "embedded",
    "--accept",
  ];
  return startCommandLine(args, { TMPDIR: temporary });
}

/** Runs it to its end, and says how long that took in milliseconds. */
export async function runWhole(place: Workplace): Promise<number> {
  const start = performance.now();
  const { code, stderr } = await (await startRun(place)).ended;
  expect(code, stderr).toBe(0);
  return performance.now() - start;
}

/** Sends a signal to a run at a random moment. */
export async function killRun(
  place: Workplace,
  duration: number,
  signal: NodeJS.Signals = "SIGKILL",
): Promise<Ended> {
  const { child, ended } = await startRun(place);
  const moment = (randomBytes(2).readUInt16LE() / 65_536) * duration;
  const timer = setTimeout(() => child.kill(signal), moment);
  await ended;
  clearTimeout(timer);
  return ended;
}

/** What is there beside the experiment and its data, and the report itself. */
export async function leftBy(place: Workplace) {
  const temporary = await readdir(join(place.folder, "tmp"));
  return {
    reports: (await readdir(place.reports)).sort(),
    baselines: await readdir(join(place.reports, "baselines")),
    engines: temporary.filter((entry) => entry.startsWith("qdrant-rank-eval")),
    report: await readFile(join(place.reports, "small", "report.json"), "utf8"),
  };
}
