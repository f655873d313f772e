import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { MANIFEST, SHARD } from "./manifest.ts";
import { MARK, writeMark } from "./mark.ts";
import { DRAFT, syncFolder } from "./write-whole.ts";

/**
 * Makes the folder of a new collection, marked for removal until `keepCollection` says that it is finished.
 * Strange files that are there already stay.
 *
 * @throws Error where there is a collection already: it is not ours to delete.
 */
export async function beginCollection(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  const taken = (await readdir(path)).filter((entry) => entry === SHARD || entry === MANIFEST);
  if (taken.length > 0) throw new Error(`there is a ${taken.join(" and a ")} in ${path} already`);
  await markForRemoval(path);
  await mkdir(join(path, SHARD));
}

/** Says that a collection is finished. */
export async function keepCollection(path: string): Promise<void> {
  await rm(join(path, MARK));
  await syncFolder(path);
}

/** Marks a collection as one to be deleted: from now on it is gone, also where a kill interrupts its deletion. */
export function markForRemoval(path: string): Promise<void> {
  return writeMark(path, "leftover");
}

/**
 * Deletes the files of a collection that is marked or not durable, its mark last, and its folder where nothing strange
 * is in it.
 */
export async function removeCollection(path: string): Promise<void> {
  for (const own of [MANIFEST, MANIFEST + DRAFT, MARK + DRAFT]) await rm(join(path, own), { force: true });
  await rm(join(path, SHARD), { recursive: true, force: true });
  await rm(join(path, MARK), { force: true });
  await rmdir(path).catch(() => {}); // Something strange is in it, or it is a link.
}
