import type { z } from "zod";
import type { filesManifest } from "../files/data-format.ts";
import { checkTarget, writeDataset } from "../write-dataset.ts";
import { convertMovieLens } from "./convert-movielens.ts";
import { readMovieLens } from "./read-movielens.ts";

const DIMENSIONS = 32;

const MANIFEST: z.input<typeof filesManifest> = {
  kind: "files",
  format: 1,
  name: "movielens-100k",
  description:
    "MovieLens 100K: ratings of 4 and 5 stars are positives; vectors are implicit ALS factors of the train part.",
  dimensions: DIMENSIONS,
  positiveFrom: 4,
  computedFrom: "train",
  split: { by: "part" },
};

/** What was imported. */
export interface ImportSummary {
  readonly users: number;
  readonly items: number;
  readonly interactions: number;
}

/**
 * Writes MovieLens 100K as a dataset in this project's format, all or nothing. The ratings are cut by time within each
 * user, 60/20/20 into train, tune and test; the vectors know the train part only.
 *
 * @param source The unpacked ml-100k folder.
 * @param target The dataset's folder: new, empty, or a dataset, which is replaced.
 * @param options.seed Of the factors' random start; 0 by default.
 * @param options.onProgress Is told of each step in one line.
 * @throws HarnessError `input` when the source is wrong or the target holds something else; `world` when the disk fails.
 */
export async function importMovieLens(
  source: string,
  target: string,
  { seed = 0, onProgress = () => {} }: { seed?: number; onProgress?: (line: string) => void } = {},
): Promise<ImportSummary> {
  await checkTarget(target);
  onProgress(`Reading ${source}`);
  const movieLens = await readMovieLens(source);
  onProgress(`Factorising ${movieLens.ratings.length} ratings of ${movieLens.movies.length} films`);
  const { items, users, interactions } = convertMovieLens(movieLens, DIMENSIONS, MANIFEST.positiveFrom, seed);
  onProgress(`Writing ${target}`);
  await writeDataset(target, MANIFEST, { items, users, interactions });
  return { users: users.length, items: items.length, interactions: interactions.length };
}
