import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { worldError } from "../../errors.ts";
import { isAlive } from "../process-alive.ts";

const LOCK = "lock";

/**
 * Makes a folder that only this process uses, with the process in its name, and deletes those that dead processes left
 * beside it.
 *
 * @param prefix Begins the folder's name; such folders are nobody else's.
 */
export async function privateFolder(parent: string, prefix: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (const entry of await readdir(parent)) {
    const owner = entry.startsWith(prefix) ? Number(entry.slice(prefix.length).split("-")[0]) : 0;
    if (owner > 0 && !isAlive(owner)) await rm(join(parent, entry), { recursive: true, force: true });
  }
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
}

/**
 * Takes a data folder for this process, as the engine would not notice another one in it.
 *
 * @returns What gives it back.
 * @throws HarnessError (world) where a living process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const lock = join(folder, LOCK);
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: "wx" });
      return () => rm(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = Number(await readFile(lock, "utf8").catch(() => ""));
    if (isAlive(owner)) {
      throw worldError(
        `the data folder ${folder} is in use by process ${owner}: stop it, or choose another folder`,
      );
    }
    await rm(lock, { force: true });
  }
}
