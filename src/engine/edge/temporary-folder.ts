import { mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { worldError } from "../../errors.ts";
import type { Bridge } from "./bridge.ts";
import { LOCK } from "./data-folder.ts";
import { isMarked, writeMark } from "./mark.ts";

const PREFIX = "qdrant-rank-eval-";

/**
 * Makes a folder for one engine's data, with the process in its name, for people who look for it.
 *
 * @throws HarnessError (world) where none can be made.
 */
export async function makeTemporaryFolder(parent: string): Promise<string> {
  return mkdtemp(join(parent, `${PREFIX}${process.pid}-`)).catch((error: Error) => {
    throw worldError(
      `no folder for the engine can be made in ${parent}: ${error.message}. TMPDIR names another`,
      { cause: error },
    );
  });
}

/** Holds a temporary folder as long as the bridge lives. It is marked only then, or the sweep would take it for left. */
export async function holdTemporaryFolder(folder: string, bridge: Bridge): Promise<void> {
  const isHeld = await bridge.lock(join(folder, LOCK), 0).catch(() => false); // Not every disk knows locks.
  if (isHeld) await writeMark(folder, "temporary");
}

/**
 * Deletes the temporary folders that engines left which were killed: those that carry the mark and that nobody holds.
 * What belongs to other users or cannot be deleted stays.
 */
export async function sweepTemporaryFolders(parent: string, bridge: Bridge): Promise<void> {
  for (const entry of await readdir(parent).catch(() => [])) {
    const path = join(parent, entry);
    if (!entry.startsWith(PREFIX) || !(await isMarked(path, "temporary"))) continue;
    const lock = join(path, LOCK);
    if (!(await bridge.lock(lock, 0).catch(() => false))) continue;
    await rm(path, { recursive: true, force: true }).catch(() => {}); // The next start tries again.
    await bridge.unlock(lock);
  }
}
