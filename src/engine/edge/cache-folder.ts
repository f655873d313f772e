import { lstat, rm, stat } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import { isAbsolute, join } from "node:path";
import { worldError } from "../../errors.ts";
import { makeFolders } from "../../make-folders.ts";

/**
 * Where this project may keep what it can make again: its place in the platform's cache folder of the user. A relative
 * `XDG_CACHE_HOME` is ignored, as its specification wants; so is a relative home.
 *
 * @throws HarnessError (world) where the user has no home.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = env;
  const given = process.platform === "win32" ? LOCALAPPDATA : XDG_CACHE_HOME;
  if (given && isAbsolute(given)) return join(given, NAME);
  const platform = process.platform === "darwin" ? ["Library", "Caches"] : [".cache"];
  return join(home(), ...platform, NAME);
}

const NAME = "qdrant-rank-eval";

function home(): string {
  const found = [homedir, () => userInfo().homedir].map(orNothing).find(isAbsolute);
  if (found !== undefined) return found;
  throw worldError("there is no home folder for a cache: set HOME, or XDG_CACHE_HOME, to an absolute path");
}

/** A user whom the system does not know has no home, which is an error for Node. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}

/** Makes a folder of ours; a file, or a link that leads nowhere, in its place is removed. */
export async function makeFolder(path: string): Promise<void> {
  const isThere = await lstat(path).catch(() => undefined);
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory();
  if (isThere !== undefined && !isFolder) await rm(path);
  await makeFolders(path);
}
