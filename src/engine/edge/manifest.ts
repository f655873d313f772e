import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CollectionConfig } from "../server/collection-config.ts";
import type { IndexParams } from "../server/payload-index.ts";
import { isMap, parseJson } from "./json-file.ts";
import { writeWhole } from "./write-whole.ts";

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
export function writeManifest(path: string, manifest: Manifest): Promise<void> {
  return writeWhole(join(path, MANIFEST), JSON.stringify(manifest));
}

/**
 * The manifest of a collection's folder.
 *
 * @throws Error where it is not there, cannot be read or is not a manifest.
 */
export async function readManifest(path: string): Promise<Manifest> {
  const manifest = parseJson(await readFile(join(path, MANIFEST), "utf8"));
  if (isMap(manifest) && typeof manifest.name === "string" && isMap(manifest.config)) {
    const { params, hnsw_config, optimizer_config } = manifest.config;
    if ([params, hnsw_config, optimizer_config, manifest.indexes].every(isMap)) {
      return manifest as unknown as Manifest;
    }
  }
  throw new Error("it does not describe a collection");
}
