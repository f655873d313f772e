import { renameSync, rmSync } from "node:fs";
import { cp, mkdir, readdir, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Draft, openDraft } from "./draft.ts";
import { HarnessError, worldError } from "./errors.ts";

/** How a folder is written. */
export interface WriteOptions {
  /** Says which entries of the folder may be replaced or removed; by default all. The others stay. */
  readonly owns?: (entry: string) => boolean;
  /** Is called at the last moment before the folder is replaced; where it throws, everything stays as it was. */
  readonly commit?: (() => void) | undefined;
}

/**
 * Writes a folder of text files, all or nothing: a folder of the same name stays as it was until the new one is
 * complete, and is then replaced. Where the process is killed between, the next writer or `sweepDrafts` puts it back.
 *
 * @param folder A link to a folder stays, and the folder that it leads to is replaced.
 * @param files Text by file name, in pieces where it is long; a name may lead into a folder inside: `evidence/qrels.txt`.
 * @throws HarnessError `world` when the disk refuses, and what `commit` throws; nothing is left half written.
 */
export async function writeFolder(
  folder: string,
  files: { readonly [name: string]: string | Iterable<string> },
  { owns = () => true, commit }: WriteOptions = {},
): Promise<void> {
  try {
    const target = await realpath(folder).catch(() => folder);
    await using draft = await openDraft(target);
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(draft.fresh, file)), { recursive: true });
      await writeFile(join(draft.fresh, file), text);
    }
    for (const entry of await readdir(target).catch(() => [])) {
      if (!owns(entry)) await cp(join(target, entry), join(draft.fresh, entry), COPY);
    }
    commit?.();
    replaceFolder(target, draft);
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    throw worldError(`${folder} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

const COPY = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true };

/** Synchronous, as `commit` is, so that no signal comes between: it finds the folder untouched or replaced. */
function replaceFolder(target: string, { fresh, old }: Draft): void {
  for (;;) {
    rmSync(old, { recursive: true, force: true });
    renameIfThere(target, old);
    try {
      renameSync(fresh, target);
      return;
    } catch (error) {
      // Another process may have put its own there between the two; that is as good as what was there before.
      if ((error as NodeJS.ErrnoException).code === "ENOTEMPTY") continue;
      renameIfThere(old, target);
      throw error;
    }
  }
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
