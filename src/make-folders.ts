import { mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder with all above it, where they are missing. Node's own way never ends where a file system answers "not
 * found" in a folder that is there, as `/proc` does.
 */
export async function makeFolders(path: string): Promise<void> {
  const parent = dirname(resolve(path));
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (await isFolder(path)) return;
    if (code !== "ENOENT" || parent === resolve(path) || (await isFolder(parent))) throw error;
    await makeFolders(parent);
    await mkdir(path).catch(async (failure: Error) => {
      if (!(await isFolder(path))) throw failure;
    });
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
