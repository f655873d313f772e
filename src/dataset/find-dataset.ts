import { existsSync } from "node:fs";
import { join } from "node:path";
import { inputError } from "../errors.ts";

/**
 * The folder of a dataset.
 *
 * @param reference The folder, or its name in `datasets/`.
 * @throws HarnessError `input` where neither has a manifest.
 */
export function findDataset(reference: string): string {
  const named = join("datasets", reference);
  const found = [reference, named].find((folder) => existsSync(join(folder, "dataset.json")));
  if (found !== undefined) return found;
  throw inputError(`there is no dataset.json in ${reference}, nor in ${named}; name the folder of a dataset`);
}
