import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder with all above it, where they are missing. Node's own way never ends where a file system answers "not
 * found" in a folder that is there, as `/proc` does.
 */
export async function makeFolders(path: string): Promise<void> {
  const parent = dirname(resolve(path));
  const { code } = await tryMaking(path);
  if (code === undefined) return;
  // Once more where the parent is there now: another process may have made it in between.
  if (code === "ENOENT" && parent !== resolve(path) && !(await isFolder(parent))) await makeFolders(parent);
  const { error } = await tryMaking(path);
  if (error !== undefined) throw error;
}

/** Makes one folder. @returns What was in the way; nothing where the folder is there. */
async function tryMaking(path: string): Promise<{ readonly code?: string; readonly error?: Error }> {
  try {
    await mkdir(path);
  } catch (error) {
    if (!(await isFolder(path)))
      return { code: (error as NodeJS.ErrnoException).code ?? "", error: error as Error };
  }
  return {};
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
