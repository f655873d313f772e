import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { inputError } from "../errors.ts";

const OWN_FOLDER = "experiments";
/** Comes with the package. */
const PACKAGED = fileURLToPath(new URL("../../experiments", import.meta.url));

/**
 * Finds an experiment's file.
 *
 * @param reference A path, or the name of a file in `experiments/`, here or in the package: `synthetic` is
 * `experiments/synthetic.json`.
 * @returns Its path, as it should be named in messages.
 * @throws HarnessError `input` when there is none; it names those that there are.
 */
export function findExperiment(reference: string): string {
  const own = join(OWN_FOLDER, `${reference}.json`);
  const packaged = relative("", join(PACKAGED, `${reference}.json`));
  const found = [reference, own, packaged].find((path) => path.endsWith(".json") && kindOf(path) === "file");
  if (found !== undefined) return found;
  throw inputError(whyNot(reference, own));
}

function whyNot(reference: string, own: string): string {
  const kind = kindOf(reference);
  if (kind === "folder") {
    const files = experimentFiles(reference);
    const choice = files.length === 0 ? "it holds none" : `name one that it holds: ${files.join(", ")}`;
    return `${reference} is a folder, and an experiment is a JSON file; ${choice}`;
  }
  if (kind === "file" && !reference.endsWith(".json")) {
    return `${reference}: the name of an experiment's file ends in .json`;
  }
  const names = [...experimentFiles(OWN_FOLDER), ...experimentFiles(PACKAGED)].map((file) =>
    file.slice(0, -5),
  );
  const looked = reference.endsWith(".json") ? `the file ${reference}` : own;
  return `there is no experiment ${JSON.stringify(reference)}: neither ${looked} nor a file of that name exists. There are: ${[...new Set(names)].sort().join(", ")}`;
}

function experimentFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => /^[^.].*\.json$/.test(file) && !file.endsWith(".schema.json"))
      .sort();
  } catch {
    return [];
  }
}

function kindOf(path: string): "file" | "folder" | undefined {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}
