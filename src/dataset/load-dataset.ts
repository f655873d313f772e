import { join } from "node:path";
import { z } from "zod";
import type { Dataset } from "../domain.ts";
import { inputError } from "../errors.ts";
import { NO_PAUSE, type Pause } from "../pause.ts";
import { readJson } from "../read-json.ts";
import { collectionManifest } from "./collection/collection-format.ts";
import { type ReadCollection, readCollectionDataset } from "./collection/read-collection-dataset.ts";
import { filesManifest } from "./files/data-format.ts";
import { readDatasetFiles } from "./files/read-dataset-files.ts";
import { generateHybrid } from "./hybrid/generate-hybrid.ts";
import { hybridManifest } from "./hybrid/hybrid-parameters.ts";
import { generateDataset } from "./synthetic/generate-dataset.ts";
import { syntheticManifest } from "./synthetic/parameters.ts";

/** `dataset.json`, of any kind. */
export const datasetManifest = z.discriminatedUnion("kind", [
  filesManifest,
  collectionManifest,
  syntheticManifest,
  hybridManifest,
]);

/** A validated manifest, every default filled in. */
export type DatasetManifest = z.output<typeof datasetManifest>;

/**
 * Reads the manifest of the dataset in a folder.
 *
 * @throws HarnessError `input` with all problems of the manifest.
 */
export async function loadManifest(folder: string): Promise<DatasetManifest> {
  const { $schema: _, ...manifest } = await readJson(
    join(folder, "dataset.json"),
    datasetManifest,
    "A dataset is a folder with a dataset.json; see datasets/README.md.",
  );
  return manifest;
}

/**
 * Loads the dataset in a folder: reads its files, or generates it where its manifest is that of a synthetic world.
 *
 * @param folder Holds `dataset.json`, and the files that it names.
 * @param readCollection Reads the items of a dataset whose items are the points of a collection.
 * @throws HarnessError `input` with all problems of the manifest, or else all problems of the files.
 */
export async function loadDataset(
  folder: string,
  pause: Pause = NO_PAUSE,
  readCollection?: ReadCollection,
): Promise<Dataset> {
  const manifest = await loadManifest(folder);
  switch (manifest.kind) {
    case "files":
      return readDatasetFiles(folder, manifest);
    case "collection":
      if (readCollection === undefined) {
        throw inputError(
          `${join(folder, "dataset.json")}: its items are in collection ${manifest.collection}, which only an experiment reads: npm run experiment -- NAME --engine URL`,
        );
      }
      return readCollectionDataset(folder, manifest, readCollection);
    case "synthetic":
      return generateDataset(manifest, pause);
    case "synthetic-hybrid":
      return generateHybrid(manifest, pause);
  }
}
