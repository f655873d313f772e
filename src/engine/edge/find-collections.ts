import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { removeCollection } from "./collection-files.ts";
import { isFolderOf, nameOfFolder } from "./collection-folder.ts";
import { MANIFEST, type Manifest, readManifest, SHARD } from "./manifest.ts";
import { MARK, readMark } from "./mark.ts";

/** A collection that an earlier process left, and its folder. */
export interface FoundCollection {
  readonly path: string;
  readonly manifest: Manifest;
}

export interface FoundCollections {
  readonly sound: readonly FoundCollection[];
  /** Why a collection cannot be opened, by its name. */
  readonly broken: ReadonlyMap<string, string>;
}

/**
 * Reads what a folder of collections holds, and deletes what their marks say is left of an interrupted creation or
 * deletion. What is not a collection is left alone.
 */
export async function findCollections(folder: string): Promise<FoundCollections> {
  const sound: FoundCollection[] = [];
  const broken = new Map<string, string>();
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    try {
      const manifest = await readCollection(path);
      if (manifest === undefined) continue;
      const isSecond = sound.some((each) => each.manifest.name === manifest.name);
      if (isFolderOf(entry, manifest.name) && !isSecond) sound.push({ path, manifest });
      else
        broken.set(isSecond ? entry : nameOfFolder(entry), `${path} holds the collection ${manifest.name}`);
    } catch (error) {
      broken.set(nameOfFolder(entry), (error as Error).message);
    }
  }
  return { sound, broken };
}

/** The manifest in a folder, or undefined where there is no collection. */
async function readCollection(path: string): Promise<Manifest | undefined> {
  if (!(await stat(path)).isDirectory()) return undefined;
  const mark = await naming(join(path, MARK), readMark(path));
  if (mark?.kind === "leftover") {
    await removeCollection(path);
    return undefined;
  }
  const entries = await readdir(path);
  if (!entries.includes(MANIFEST) && !entries.includes(SHARD)) return undefined;
  return naming(join(path, MANIFEST), readManifest(path));
}

/** Says of a failure which file it is about. */
async function naming<T>(file: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${file} cannot be read: ${code ?? message}`);
  }
}
