import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { inputError } from "../errors.ts";
import { writeFolder } from "../write-folder.ts";
import type { filesManifest } from "./files/data-format.ts";

/** The lines of a dataset's files. */
export interface DatasetRecords {
  readonly items: readonly object[];
  readonly users: readonly object[];
  readonly interactions: Iterable<object>;
}

/**
 * Checks that a dataset can be written to a folder: replacing one deletes it, and a folder that is no dataset is somebody's
 * work.
 *
 * @throws HarnessError `input` where it holds something else.
 */
export async function checkTarget(target: string): Promise<void> {
  if (!existsSync(target) || existsSync(join(target, "dataset.json"))) return;
  const isFolder = (await stat(target)).isDirectory();
  if (isFolder && (await readdir(target)).length === 0) return;
  throw inputError(`${target} exists and is no dataset; name a new folder, or remove what is there`);
}

/**
 * Writes a dataset in this project's format, all or nothing.
 *
 * @param target See `checkTarget`.
 * @param further Texts of other files, by name.
 * @throws HarnessError `world` when the disk fails.
 */
export function writeDataset(
  target: string,
  manifest: z.input<typeof filesManifest>,
  records: Partial<DatasetRecords>,
  further: { readonly [file: string]: string } = {},
): Promise<void> {
  const lines = Object.entries(records).map(([name, rows]) => [`${name}.jsonl`, toJsonLines(rows)]);
  return writeFolder(target, {
    "dataset.json": `${JSON.stringify(manifest, null, 2)}\n`,
    ...Object.fromEntries(lines),
    ...further,
  });
}

/** A vector as text needs it: nine digits are enough to tell every 32-bit number from its neighbours. */
export function toNumbers(vector: Float32Array | Float64Array): number[] {
  return Array.from(vector, (value) => Number(Math.fround(value).toPrecision(9)));
}

/** So many lines are a text at a time: those of 32 million are longer than a text can be. */
const LINES_OF_TEXT = 10_000;

function* toJsonLines(records: Iterable<object>): Generator<string> {
  let text = "";
  let lines = 0;
  for (const record of records) {
    text += `${JSON.stringify(record)}\n`;
    lines += 1;
    if (lines % LINES_OF_TEXT > 0) continue;
    yield text;
    text = "";
  }
  yield text;
}
