import { basename, join } from "node:path";
import { checkTarget, writeDataset } from "../write-dataset.ts";
import { convertMovieLens } from "./convert-movielens.ts";
import { readMovieLens } from "./read-movielens.ts";

const DIMENSIONS = 32;
const POSITIVE_FROM = 4;

/** What was imported. */
export interface ImportSummary {
  /** What the data is, such as `movielens-1m`. */
  readonly name: string;
  /** Where it was written. */
  readonly folder: string;
  readonly users: number;
  readonly items: number;
  readonly interactions: number;
}

/**
 * Writes MovieLens as a dataset in this project's format, all or nothing, with an experiment on it. The ratings are cut by
 * time within each user, 60/20/20 into train, tune and test; the vectors know the train part only. What MovieLens does not
 * say, such as the age of users in CSV, is left out.
 *
 * @param source An unpacked folder: 100K, 1M, latest-small, 20M, 25M or 32M.
 * @param target The dataset's folder: new, empty, or a dataset, which is replaced; by default that of its name in `datasets`.
 * @param options.seed Of the factors' random start; 0 by default.
 * @param options.onProgress Is told of each step in one line.
 * @throws HarnessError `input` when the source is wrong or the target holds something else; `world` when the disk fails.
 */
export async function importMovieLens(
  source: string,
  target: string | undefined,
  { seed = 0, onProgress = () => {} }: { seed?: number; onProgress?: (line: string) => void } = {},
): Promise<ImportSummary> {
  if (target !== undefined) await checkTarget(target);
  onProgress(`Reading ${source}`);
  const movieLens = await readMovieLens(source);
  const { name, movies, ratings } = movieLens;
  const folder = target ?? join("datasets", name);
  await checkTarget(folder);
  onProgress(`Factorising ${ratings.user.length} ratings of ${movies.length} films`);
  const { items, users, interactions } = convertMovieLens(movieLens, DIMENSIONS, POSITIVE_FROM, seed);
  onProgress(`Writing ${folder}`);
  const manifest = {
    ...({ kind: "files", format: 1 } as const),
    name,
    description: `${titleOf(name)}: ratings of 4 and 5 stars are positives; vectors are implicit ALS factors of the train part.`,
    dimensions: DIMENSIONS,
    positiveFrom: POSITIVE_FROM,
    computedFrom: "train" as const,
    split: { by: "part" as const },
  };
  const experiment = `${JSON.stringify(experimentOn(name), null, 2)}\n`;
  await writeDataset(folder, manifest, { items, users, interactions }, { "experiment.json": experiment });
  return { name, folder, users: users.length, items: items.length, interactions: ratings.user.length };
}

/** `MovieLens 100K` of `movielens-100k`. */
function titleOf(name: string): string {
  const which = basename(name).replace(/^movielens-?/, "");
  return `MovieLens ${/^\d+[km]$/.test(which) ? which.toUpperCase() : which}`.trimEnd();
}

/** What `experiments/movielens-100k.json` is for 100K. */
function experimentOn(name: string) {
  return {
    name,
    description: `${titleOf(name)}: matrix factorisation, cosine similarity, re-ranked by genre affinity, popularity and year.`,
    dataset: ".",
    retrieval: { distance: "Cosine", excludeSeen: true },
    training: { source: "candidates", depth: 200 },
    features: [
      { kind: "prefetch-score" },
      { kind: "affinity", path: "genres" },
      { kind: "payload-number", path: "popularity_log" },
      { kind: "payload-number", path: "year", default: 1995 },
    ],
    ranking: { depths: [20, 50, 100, 200, 500], cutoffs: [5, 10, 20] },
  };
}
