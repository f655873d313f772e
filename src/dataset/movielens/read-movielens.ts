import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { inputError } from "../../errors.ts";
import { LAYOUT_1M } from "./layout-1m.ts";
import { LAYOUT_100K } from "./layout-100k.ts";
import { LAYOUT_CSV } from "./layout-csv.ts";
import type { MovieLens } from "./movielens.ts";

const LAYOUTS = [LAYOUT_100K, LAYOUT_1M, LAYOUT_CSV];

/**
 * Reads a folder of MovieLens, in whatever layout it is: 100K, 1M, or CSV as since 2015. Line ends, byte order marks and
 * Latin-1 are as they come.
 *
 * @param folder Unpacked.
 * @returns Its content, and its name: by its size, or else by the folder's name.
 * @throws HarnessError `input` with every problem of the first file that is wrong, each as `path:line: problem`.
 */
export async function readMovieLens(folder: string): Promise<MovieLens & { readonly name: string }> {
  const layout = LAYOUTS.find(({ ratings }) => existsSync(join(folder, ratings)));
  if (layout === undefined) {
    const known = LAYOUTS.map(({ ratings }) => ratings).join(", ");
    throw inputError(`${folder} has none of ${known}; name an unpacked folder of MovieLens, such as ml-100k`);
  }
  const read = await layout.read(folder);
  const known = layout.bySize[read.ratings.user.length];
  const given = /^ml-([a-z0-9-]+)$/.exec(basename(resolve(folder)))?.[1];
  return { ...read, name: known ?? (given === undefined ? layout.name : `movielens-${given}`) };
}
