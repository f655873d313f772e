import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { makeFolders } from "../../make-folders.ts";
import { isMarked, MARK, writeMark } from "./mark.ts";

const PREFIX = "draft-";
/** No installation takes so long. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Makes a folder to install into, and deletes what installations left beside it that were killed. */
export async function makeDraft(parent: string): Promise<string> {
  await makeFolders(parent);
  for (const entry of await readdir(parent)) {
    const path = join(parent, entry);
    if (entry.startsWith(PREFIX) && (await isMarked(path, "draft")) && (await isOld(path))) {
      await rm(path, { recursive: true, force: true }).catch(() => {}); // Somebody else is at it, or may be.
    }
  }
  const draft = await mkdtemp(join(parent, PREFIX));
  await writeMark(draft, "draft");
  return draft;
}

/** Says that an installation is complete: it is nobody's leftover from now on. */
export async function finishDraft(draft: string): Promise<void> {
  await rm(join(draft, MARK));
}

async function isOld(draft: string): Promise<boolean> {
  const made = await stat(join(draft, MARK)).catch(() => undefined);
  return made !== undefined && Date.now() - made.mtimeMs > LONGEST_MS;
}
