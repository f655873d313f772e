import { createHash } from "node:crypto";
import type { Dataset } from "../../domain.ts";
import { createProblemList } from "../../problem-list.ts";
import { fillBm25 } from "../bm25/fill-bm25.ts";
import { cutInteractions } from "./cut-interactions.ts";
import type { FilesManifest } from "./data-format.ts";
import { readInteractions } from "./read-interactions.ts";
import { readItems } from "./read-items.ts";
import { readJsonLines } from "./read-json-lines.ts";
import { readParquet } from "./read-parquet.ts";
import { readQrelsFile } from "./read-qrels-file.ts";
import { readUsers } from "./read-users.ts";
import type { ReadingContext } from "./reading-context.ts";
import { type DataFiles, settleFiles } from "./settle-files.ts";
import { vectorSpaces } from "./vector-spaces.ts";

/** The reader of a data file, by its name. */
export const readerOf = (name: string) => (name.endsWith(".parquet") ? readParquet : readJsonLines);

/**
 * Reads the files that a manifest names.
 *
 * @param folder Holds the files.
 * @throws HarnessError `input` with the problems of all files, each as `path:line: problem`, or with the row of a Parquet
 * file in place of the line; `world` when the disk fails.
 */
export async function readDatasetFiles(folder: string, manifest: FilesManifest): Promise<Dataset> {
  return readDataset({ folder, readerOf }, await settleFiles(folder, manifest), manifest);
}

/**
 * Reads a dataset's records, wherever they are.
 *
 * The fingerprint covers their text, or bytes of Parquet, and what the manifest says about their meaning: not its name
 * and description, nor whether a file is gzipped.
 *
 * @throws HarnessError as `readDatasetFiles` does.
 */
export async function readDataset(
  source: Pick<ReadingContext, "folder" | "readerOf">,
  files: DataFiles,
  {
    name,
    description,
    format,
    dimensions,
    vectors,
    positiveFrom,
    split,
    computedFrom,
    judgments,
  }: FilesManifest,
): Promise<Dataset> {
  const meaning = { format, dimensions, positiveFrom, split, vectors };
  const hash = createHash("sha256").update(JSON.stringify(meaning));
  const problems = createProblemList();
  const context = { ...source, hash, problems };
  const declared = { dimensions: dimensions ?? 0, spaces: vectorSpaces(vectors) };

  const items = { file: files.items, ...(await readItems(context, files.items, declared)) };
  const hasFolds = split.by === "fold";
  const users = {
    file: files.users,
    ...(await readUsers(context, { name: files.users, declared, hasFolds })),
  };
  const uncut =
    files.qrels === undefined
      ? await readInteractions(context, { name: files.interactions, by: split.by }, users, items)
      : await readQrelsFile(context, files.qrels, users, items);
  problems.throwIfAny();
  const filled = fillBm25({ ...items, ...users, vectorSpaces: declared.spaces }, problems);
  const cut = cutInteractions(uncut, users, split, problems);
  problems.throwIfAny();

  const fingerprint = hash.digest("hex");
  return {
    name,
    description,
    fingerprint,
    dimensions: declared.dimensions,
    ...filled,
    ...cut,
    labelsFrom: files.qrels === undefined ? "interactions" : "qrels",
    positiveFrom,
    computedFrom,
    judgments,
  };
}
