import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Backend } from "../server/backend.ts";
import { type CollectionConfig, denseVectors, sparseVectors } from "../server/collection-config.ts";
import { notSupported, QdrantError } from "../server/qdrant-error.ts";
import { Bridge } from "./bridge.ts";
import { beginCollection, keepCollection, markForRemoval, removeCollection } from "./collection-files.ts";
import { collectionFolder } from "./collection-folder.ts";
import { configTree } from "./config-tree.ts";
import { COLLECTIONS, checkDataFolder, takeDataFolder } from "./data-folder.ts";
import { EdgeCollection } from "./edge-collection.ts";
import { findCollections } from "./find-collections.ts";
import { type Manifest, SHARD, writeManifest } from "./manifest.ts";
import { openCollections } from "./open-collections.ts";
import { holdTemporaryFolder, makeTemporaryFolder, sweepTemporaryFolders } from "./temporary-folder.ts";

export interface EdgeOptions {
  /** The Python of an environment with Qdrant Edge. */
  readonly python: string;
  /** Where collections outlive the engine, however it ends; without it they are deleted with it. */
  readonly dataDir?: string;
}

/**
 * Starts Qdrant Edge in a process of its own, with a folder for each collection.
 *
 * @throws HarnessError `input` for a data folder that is not ours, `world` where it is in use or cannot be used.
 */
export function startEdge({ python, dataDir }: EdgeOptions): Promise<Backend> {
  return dataDir === undefined ? startTemporary(python) : startDurable(python, dataDir);
}

async function startTemporary(python: string): Promise<Backend> {
  const parent = await makeTemporaryFolder(tmpdir());
  const folder = join(parent, COLLECTIONS);
  const bridge = new Bridge(python, parent);
  const close = async () => {
    await bridge.close();
    await rm(parent, { recursive: true, force: true }); // a killed process has not
  };
  return orClose(close, async () => {
    await holdTemporaryFolder(parent, bridge);
    await sweepTemporaryFolders(tmpdir(), bridge);
    await mkdir(folder);
    const load: Backend["load"] = async () => ({ opened: new Map(), broken: new Map() });
    return createBackend({ bridge, folder, durable: false, version: await bridge.version(), load, close });
  });
}

async function startDurable(python: string, dataDir: string): Promise<Backend> {
  await checkDataFolder(dataDir);
  let bridge = new Bridge(python);
  const close = () => bridge.close();
  return orClose(close, async () => {
    const folder = await takeDataFolder(dataDir, bridge);
    const version = await bridge.version();
    const restart = async () => {
      bridge = new Bridge(python);
      await takeDataFolder(dataDir, bridge);
      return bridge;
    };
    const collections = await openCollections(await findCollections(folder), bridge, restart);
    const load: Backend["load"] = async () => collections;
    return createBackend({ bridge, folder, durable: true, version, load, close });
  });
}

interface Parts extends Pick<Backend, "load" | "close"> {
  readonly bridge: Bridge;
  /** The folder of the collections. */
  readonly folder: string;
  readonly durable: boolean;
  readonly version: string;
}

function createBackend({ bridge, folder, durable, version, load, close }: Parts): Backend {
  return {
    description: `Qdrant Edge ${version}`,
    get failure() {
      return bridge.failure;
    },
    load,
    async create(name: string, config: CollectionConfig) {
      if (config.params.shard_number > 1) throw notSupported("more than one shard with Qdrant Edge");
      if (denseVectors(config).size + sparseVectors(config).size === 0) {
        throw notSupported("a collection without vectors with Qdrant Edge");
      }
      const path = join(folder, collectionFolder(name));
      const shard = join(path, SHARD);
      const begun = durable ? beginCollection(path) : mkdir(shard, { recursive: true });
      await begun.catch((error: Error) => {
        throw new QdrantError(
          500,
          `Service internal error: cannot make collection \`${name}\`: ${error.message}`,
        );
      });
      try {
        await bridge.send("create", name, shard, configTree(config, durable));
        const manifest: Manifest = { name, config, indexes: {} };
        if (durable) {
          await writeManifest(path, manifest);
          await keepCollection(path);
        }
        return new EdgeCollection(bridge, path, manifest, durable);
      } catch (error) {
        await bridge.send("close", name).catch(() => {});
        if (durable) await markForRemoval(path).catch(() => {});
        await removeCollection(path).catch(() => {}); // The next start does it.
        throw error;
      }
    },
    close,
  };
}

/** Ends what was begun where the rest fails. */
async function orClose<T>(close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await close();
    throw error;
  }
}
