import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder with all above it, where they are missing. Node's own way never ends where a file system answers "not
 * found" in a folder that is there, as `/proc` does.
 */
export async function makeFolders(path: string): Promise<void> {
  const parent = dirname(resolve(path));
  const refusal = await tryMaking(path);
  if (refusal === undefined) return;
  // Once more where the parent is there now: another process may have made it in between.
  const isParentMissing = refusal.code === "ENOENT" && parent !== resolve(path) && !(await isFolder(parent));
  if (isParentMissing) await makeFolders(parent);
  const last = await tryMaking(path);
  if (last !== undefined) throw last;
}

/** Makes one folder. @returns Why it could not be made; nothing where it is there. */
async function tryMaking(path: string): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await mkdir(path);
  } catch (error) {
    if (!(await isFolder(path))) return error as NodeJS.ErrnoException;
  }
  return undefined;
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
