import { join } from "node:path";
import type { LoadedCollections } from "../server/backend.ts";
import type { Bridge } from "./bridge.ts";
import { configTree } from "./config-tree.ts";
import { EdgeCollection } from "./edge-collection.ts";
import type { FoundCollections } from "./find-collections.ts";
import { SHARD } from "./manifest.ts";

/**
 * Opens the collections that were found. One that the engine refuses, or that ends its process, is broken and stops no
 * other: they are opened again, without it, by a new process.
 */
export async function openCollections(
  found: FoundCollections,
  bridge: Bridge,
  restart: () => Promise<Bridge>,
): Promise<LoadedCollections> {
  const opened = new Map<string, EdgeCollection>();
  const broken = new Map(found.broken);
  for (const { path, manifest } of found.sound) {
    const { name, config } = manifest;
    try {
      await bridge.send("load", name, join(path, SHARD), configTree(config, true));
      opened.set(name, new EdgeCollection(bridge, path, manifest, true));
    } catch (error) {
      broken.set(name, `${path}: ${(error as Error).message}`);
      if (!bridge.failure) continue;
      const sound = found.sound.filter((each) => !broken.has(each.manifest.name));
      return openCollections({ sound, broken }, await restart(), restart);
    }
  }
  return { opened, broken };
}
