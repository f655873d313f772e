import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { worldError } from "./errors.ts";

/**
 * Writes a folder of text files, all or nothing: a folder of the same name stays as it was until the new one is
 * complete, and is then replaced.
 *
 * @param files Text by file name; a name may lead into a folder inside: `evidence/qrels.txt`.
 * @throws HarnessError `world` when the disk refuses; nothing is left half written.
 */
export async function writeFolder(folder: string, files: { readonly [name: string]: string }): Promise<void> {
  const name = `.${basename(folder)}-${randomUUID().slice(0, 8)}`;
  const fresh = join(dirname(folder), name);
  const old = join(dirname(folder), `${name}-old`);
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(fresh, file)), { recursive: true });
      await writeFile(join(fresh, file), text);
    }
    await replaceFolder(folder, fresh, old);
  } catch (error) {
    throw worldError(`${folder} cannot be written: ${(error as Error).message}`, { cause: error });
  } finally {
    // What cannot be removed was told above, or does no harm.
    for (const left of [fresh, old]) await rm(left, { recursive: true, force: true }).catch(() => {});
  }
}

async function replaceFolder(folder: string, fresh: string, old: string): Promise<void> {
  for (;;) {
    await rm(old, { recursive: true, force: true });
    await rename(folder, old).catch(ignoreMissing);
    try {
      return await rename(fresh, folder);
    } catch (error) {
      // Another process may have put its own there between the two; that is as good as what was there before.
      if ((error as NodeJS.ErrnoException).code === "ENOTEMPTY") continue;
      await rename(old, folder).catch(ignoreMissing);
      throw error;
    }
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
