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
    await rename(folder, old).catch(ignoreMissing);
    await rename(fresh, folder).catch(async (error: unknown) => {
      await rename(old, folder).catch(ignoreMissing);
      throw error;
    });
  } catch (error) {
    throw worldError(`${folder} cannot be written: ${(error as Error).message}`, { cause: error });
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
