import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Backend } from "../server/backend.ts";
import type { CollectionConfig } from "../server/collection-config.ts";
import { Bridge } from "./bridge.ts";
import { configTree } from "./config-tree.ts";
import { EdgeCollection, MANIFEST, type Manifest, writeManifest } from "./edge-collection.ts";

export interface EdgeOptions {
  /** The Python of an environment with Qdrant Edge. */
  readonly python: string;
  /** Where collections live, a folder each. */
  readonly folder: string;
  /** Whether the folder outlives the engine; otherwise it is deleted when the engine ends, however it ends. */
  readonly durable: boolean;
}

/** Starts Qdrant Edge in a process of its own. */
export async function startEdge({ python, folder, durable }: EdgeOptions): Promise<Backend> {
  await mkdir(folder, { recursive: true });
  const bridge = new Bridge(python, durable ? undefined : folder);
  const version: string = JSON.parse((await bridge.send("version")).lines[0]!);

  const pathOf = (name: string) => join(folder, encodeURIComponent(name));

  return {
    description: `Qdrant Edge ${version}`,

    async load() {
      const found = new Map<string, EdgeCollection>();
      for (const entry of durable ? await readdir(folder) : []) {
        const path = join(folder, entry);
        const manifest = await readManifest(path);
        if (manifest === undefined) {
          // A folder without a manifest is what a kill left of a creation or a deletion.
          await rm(path, { recursive: true, force: true });
          continue;
        }
        await bridge.send("load", manifest.name, join(path, "shard"), configTree(manifest.config, durable));
        found.set(manifest.name, new EdgeCollection(bridge, path, manifest, durable));
      }
      return found;
    },

    async create(name: string, config: CollectionConfig) {
      const path = pathOf(name);
      const shard = join(path, "shard");
      await rm(path, { recursive: true, force: true });
      await mkdir(shard, { recursive: true });
      await bridge.send("create", name, shard, configTree(config, durable));
      const manifest: Manifest = { name, config, indexes: {} };
      await writeManifest(path, manifest);
      return new EdgeCollection(bridge, path, manifest, durable);
    },

    close: () => bridge.close(),
  };
}

async function readManifest(path: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(join(path, MANIFEST), "utf8"));
  } catch {
    return undefined;
  }
}
