import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Backend, BackendCollection } from "../server/backend.ts";
import { type CollectionConfig, denseVectors, sparseVectors } from "../server/collection-config.ts";
import { notSupported } from "../server/qdrant-error.ts";
import { Bridge } from "./bridge.ts";
import { configTree } from "./config-tree.ts";
import { EdgeCollection } from "./edge-collection.ts";
import { lockFolder, privateFolder } from "./folders.ts";
import { MANIFEST, type Manifest, SHARD, writeManifest } from "./manifest.ts";

export interface EdgeOptions {
  /** The Python of an environment with Qdrant Edge. */
  readonly python: string;
  /** Where collections outlive the engine, however it ends; without it they are deleted with it. */
  readonly dataDir?: string;
}

/** Starts Qdrant Edge in a process of its own, with a folder for each collection. */
export async function startEdge({ python, dataDir }: EdgeOptions): Promise<Backend> {
  const durable = dataDir !== undefined;
  const unlock = durable ? await lockFolder(dataDir) : async () => {};
  const parent = dataDir ?? (await privateFolder(tmpdir(), "qdrant-rank-eval-"));
  const folder = join(parent, "collections");
  await mkdir(folder, { recursive: true });
  const bridge = new Bridge(python, durable ? undefined : parent);
  const close = async () => {
    await bridge.close();
    if (!durable) await rm(parent, { recursive: true, force: true }); // a killed process has not
    await unlock();
  };
  const version = await bridge.version().catch(async (error: unknown) => {
    await close();
    throw error;
  });

  return {
    description: `Qdrant Edge ${version}`,

    async load() {
      const found = new Map<string, BackendCollection>();
      for (const entry of await readdir(folder)) {
        const path = join(folder, entry);
        const manifest = await readManifest(path);
        if (manifest === undefined) {
          // A kill during a creation or a deletion left it.
          await rm(path, { recursive: true, force: true });
          continue;
        }
        await bridge.send("load", manifest.name, join(path, SHARD), configTree(manifest.config, durable));
        found.set(manifest.name, new EdgeCollection(bridge, path, manifest, durable));
      }
      return found;
    },

    async create(name: string, config: CollectionConfig) {
      if (config.params.shard_number > 1) throw notSupported("more than one shard with Qdrant Edge");
      if (denseVectors(config).size + sparseVectors(config).size === 0) {
        throw notSupported("a collection without vectors with Qdrant Edge");
      }
      const path = join(folder, encodeURIComponent(name).replaceAll(".", "%2E"));
      await rm(path, { recursive: true, force: true });
      await mkdir(join(path, SHARD), { recursive: true });
      await bridge.send("create", name, join(path, SHARD), configTree(config, durable));
      const manifest: Manifest = { name, config, indexes: {} };
      await writeManifest(path, manifest);
      return new EdgeCollection(bridge, path, manifest, durable);
    },

    close,
  };
}

async function readManifest(path: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(join(path, MANIFEST), "utf8"));
  } catch {
    return undefined;
  }
}
