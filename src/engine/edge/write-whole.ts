import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** The end of the name of a file that is not whole yet. */
export const DRAFT = ".new";

/** Writes a file whole or not at all, however the process or the machine ends. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = await open(path + DRAFT, "w");
  try {
    await draft.writeFile(text);
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(path + DRAFT, path);
  await syncFolder(dirname(path));
}

/** Makes sure that the names in a folder outlive a loss of power, where the system can: Windows cannot. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
