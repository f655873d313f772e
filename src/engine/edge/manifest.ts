import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CollectionConfig } from "../server/collection-config.ts";
import type { IndexParams } from "../server/payload-index.ts";

/** What a collection's folder says of it, beside the shard. */
export interface Manifest {
  readonly name: string;
  readonly config: CollectionConfig;
  /** What each payload index was made with, by its field. */
  readonly indexes: { readonly [field: string]: IndexParams };
}

/** The file of the manifest in a collection's folder: it makes the folder a collection. */
export const MANIFEST = "collection.json";
/** The folder of the engine's own files in a collection's folder. */
export const SHARD = "shard";

/** Writes the manifest whole or not at all. */
export async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  const draft = join(path, `${MANIFEST}.new`);
  await writeFile(draft, JSON.stringify(manifest));
  await rename(draft, join(path, MANIFEST));
}
