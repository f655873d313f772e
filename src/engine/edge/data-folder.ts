import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HarnessError, inputError, worldError } from "../../errors.ts";
import { makeFolders } from "../../make-folders.ts";
import type { Bridge } from "./bridge.ts";
import { isFolderOf } from "./collection-folder.ts";
import { readManifest } from "./manifest.ts";
import { MARK, readMark, writeMark } from "./mark.ts";
import { DRAFT } from "./write-whole.ts";

/** The file in a folder that the process holds that works in it; it says which process that is. */
export const LOCK = "lock";
/** The folder of the collections. */
export const COLLECTIONS = "collections";

/** How long a folder's last owner may take to end after it was killed. */
const PATIENCE_SECONDS = 5;

/**
 * Checks that a data folder is there and ours: it carries our mark, or is empty, or was made by 0.1.0, which knew no
 * marks. Makes it where it is missing, and changes nothing else.
 *
 * @throws HarnessError `input` for any other folder, `world` where it cannot be read or made.
 */
export async function checkDataFolder(folder: string): Promise<void> {
  await orWorldError(folder, async () => {
    await makeFolders(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST" || error.code === "ENOTDIR") {
        throw inputError(`the data folder ${folder} is not a folder: choose another`, { cause: error });
      }
      throw error;
    });
    if ((await kindOf(folder)) !== undefined) return;
    const stranger = await findStranger(folder);
    if (stranger === undefined) return;
    throw inputError(
      `${folder} is not a data folder of this program: ${stranger}. It was left as it is: choose an empty folder, or a new one`,
    );
  });
}

/**
 * Takes a data folder for this process, as long as the bridge lives, and marks it.
 *
 * @returns The folder of its collections.
 * @throws HarnessError `world` where another process has it, and as `checkDataFolder`.
 */
export async function takeDataFolder(folder: string, bridge: Bridge): Promise<string> {
  const lock = join(folder, LOCK);
  const collections = join(folder, COLLECTIONS);
  await orWorldError(folder, async () => {
    if (!(await bridge.lock(lock, PATIENCE_SECONDS))) {
      const owner = (await readFile(lock, "utf8")).trim() || "another one";
      throw worldError(
        `the data folder ${folder} is in use by process ${owner}: stop it, or choose another folder. ` +
          "If it was killed, its engine is still ending: try again in a moment",
      );
    }
    await checkDataFolder(folder); // Another process may have been at it before we held it.
    await writeFile(lock, String(process.pid));
    if ((await kindOf(folder)) === undefined) await writeMark(folder, "data");
    await makeFolders(collections);
  });
  return collections;
}

async function kindOf(folder: string): Promise<"data" | undefined> {
  const mark = join(folder, MARK);
  const found = await readMark(folder).catch((error: NodeJS.ErrnoException) => {
    const say = error.code === undefined || error.code === "EISDIR" ? inputError : worldError;
    throw say(`${mark} cannot be read: ${error.code ?? error.message}. Choose another folder, or see to it`, {
      cause: error,
    });
  });
  const kind = found?.kind;
  if (kind === undefined || kind === "data") return kind;
  throw inputError(`${mark} says that the folder is no data folder (${kind}): choose another`);
}

/** What in a folder without a mark shows that it is neither empty nor one of 0.1.0. */
async function findStranger(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder);
  const strangers = entries.filter((entry) => ![LOCK, COLLECTIONS, MARK + DRAFT].includes(entry));
  const problems: string[] = [];
  if (entries.includes(COLLECTIONS)) {
    const collections = join(folder, COLLECTIONS);
    for (const entry of await readdir(collections)) {
      const path = join(collections, entry);
      try {
        // One is proof enough: the rest is served as far as it can be read.
        if (isFolderOf(entry, (await readManifest(path)).name)) return undefined;
        problems.push(`${path} holds another collection`);
      } catch (error) {
        problems.push(`${path} holds no collection that can be read (${why(error)})`);
      }
    }
  }
  if (strangers.length > 0) problems.push(`it has no ${MARK} and holds ${some(strangers)}`);
  if (entries.includes(LOCK) && !(await isLock(join(folder, LOCK)))) problems.push(`${LOCK} is not ours`);
  return problems.length === 0 ? undefined : some(problems);
}

/** What 0.1.0 wrote into its lock: the number of its process. */
async function isLock(path: string): Promise<boolean> {
  return /^\d*$/.test(await readFile(path, "utf8").catch(() => "not a file"));
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function why(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

async function orWorldError(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof HarnessError) throw error;
    throw worldError(
      `the data folder ${folder} cannot be used: ${(error as Error).message}. Give this user access to it, or choose another`,
      { cause: error },
    );
  }
}
