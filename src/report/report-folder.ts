import { constants, existsSync } from "node:fs";
import { access, lstat, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { z } from "zod";
import { sweepDrafts } from "../draft.ts";
import { inputError } from "../errors.ts";

/** Says which experiment's report a folder holds: `{ "experiment": "../../experiments/synthetic.json" }`. */
export const SOURCE_FILE = "source.json";

/** All that a report may have: what else is in its folder is somebody else's. */
const ENTRIES = new Set([
  ...[
    "report.json",
    "report.md",
    "report.html",
    "model.json",
    "scores.csv",
    "run.json",
    "unjudged.json",
    "timings.json",
    "cost.md",
    "comment.md",
  ],
  "evidence",
  ...["depth.svg", "stages.svg", "cutoff.svg", "slices.svg", "calibration.svg", "approximate.svg"],
  SOURCE_FILE,
]);

/** Whether an entry of a report's folder is the report's. */
export function isReportEntry(entry: string): boolean {
  return ENTRIES.has(entry);
}

/**
 * Checks that a report can be written into a folder.
 *
 * @throws HarnessError `input` where something has the folder's name that is no report, or no folder can be made there.
 */
export async function checkReportFolder(folder: string): Promise<void> {
  const place = await nearestThatExists(resolve(folder));
  if (!(await isFolder(place))) {
    throw inputError(
      `${folder} cannot be written: ${place} is no folder; remove it, or name another folder (--reports)`,
    );
  }
  await access(place, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw inputError(
      `${folder} cannot be written: ${place} may not be changed (${error.code}); name another folder (--reports)`,
    );
  });
  if (place !== resolve(folder)) return;
  const entries = await readdir(folder);
  if (entries.length > 0 && !(await isReport(folder))) {
    const [first, ...others] = entries.sort();
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    throw inputError(
      `${folder} is no report, and is not replaced: it holds ${JSON.stringify(first)}${more}; move it, give the experiment another name, or name another folder (--reports)`,
    );
  }
}

/**
 * Gives back the reports, and removes the drafts of reports and baselines, that killed runs left.
 *
 * @param reports The folder of all reports and baselines.
 * @param folder The folder of one of them, which may be a link to another place.
 * @returns The names of what was given back.
 */
export async function recoverReports(reports: string, folder: string): Promise<string[]> {
  const target = await realpath(folder).catch(() => resolve(folder));
  const parents = new Set([resolve(reports), join(resolve(reports), "baselines"), dirname(target)]);
  const recovered: string[] = [];
  for (const parent of parents) recovered.push(...(await sweepDrafts(parent)));
  return [...recovered, ...(await sweepFormerDrafts(reports))];
}

/** Those of version 0.1.0 have no mark; that they hold what a report holds, and nothing else, is as good. */
async function sweepFormerDrafts(reports: string): Promise<string[]> {
  const recovered: string[] = [];
  for (const draft of await readdir(reports).catch(() => [])) {
    const [, name, old] = /^\.([a-z0-9-]+)-[0-9a-f]{8}(-old)?$/.exec(draft) ?? [];
    if (name === undefined) continue;
    const path = join(reports, draft);
    const entries = await readdir(path).catch(() => []);
    if (entries.length === 0 || !entries.every(isReportEntry)) continue;
    if (old !== undefined && !existsSync(join(reports, name))) {
      await rename(path, join(reports, name));
      recovered.push(name);
    } else await rm(path, { recursive: true, force: true });
  }
  return recovered;
}

/** What `source.json` says of an experiment's file. */
export function sourceOf(folder: string, experiment: string): { readonly experiment: string } {
  return { experiment: relative(resolve(folder), resolve(experiment)).split(sep).join("/") };
}

/**
 * The file of the experiment whose report a folder holds, as it should be named in messages.
 *
 * @returns Undefined where it is not known.
 */
export async function readSource(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, SOURCE_FILE), "utf8").catch(() => "");
  const { experiment } = sourceSchema.safeParse(parse(text)).data ?? {};
  return experiment && relative("", resolve(folder, experiment));
}

const sourceSchema = z.object({ experiment: z.string() });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Known by its source, or, where that was not committed, by its title. */
async function isReport(folder: string): Promise<boolean> {
  if ((await readSource(folder)) !== undefined) return true;
  const markdown = await readFile(join(folder, "report.md"), "utf8").catch(() => "");
  return markdown.startsWith(`# ${basename(folder)}\n`);
}

async function nearestThatExists(path: string): Promise<string> {
  const found = await lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "ENOENT" && error.code !== "ENOTDIR",
  );
  return found || path === dirname(path) ? path : nearestThatExists(dirname(path));
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
