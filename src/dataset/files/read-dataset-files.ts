import { createHash } from "node:crypto";
import type { Dataset } from "../../domain.ts";
import { createProblemList } from "../../problem-list.ts";
import { fillBm25 } from "../bm25/fill-bm25.ts";
import { partOfQuery } from "../split-by-query.ts";
import { cutInteractions } from "./cut-interactions.ts";
import type { FilesManifest } from "./data-format.ts";
import { opener } from "./file-formats.ts";
import { namedColumns } from "./named-columns.ts";
import { readItems } from "./read-items.ts";
import { readLabels } from "./read-labels.ts";
import { readPool, withPool } from "./read-pool.ts";
import { readUsers } from "./read-users.ts";
import type { ReadingContext } from "./reading-context.ts";
import { type DataFiles, settleFiles } from "./settle-files.ts";
import { vectorSpaces } from "./vector-spaces.ts";

/**
 * Reads the files that a manifest names.
 *
 * @param folder Holds the files.
 * @param problems Is told of all problems.
 * @throws HarnessError `input` with the problems of all files, each as `path:line: problem`, or with the row of a Parquet
 * file in place of the line; `world` when the disk fails.
 */
export async function readDatasetFiles(
  folder: string,
  manifest: FilesManifest,
  problems = createProblemList(),
): Promise<Dataset> {
  return readDataset({ folder, openRows: opener, problems }, await settleFiles(folder, manifest), manifest);
}

/**
 * Reads a dataset's records, wherever they are.
 *
 * The fingerprint covers their values and what the manifest says about their meaning: not its name and description, nor the
 * format of a file and the names of its columns.
 *
 * @throws HarnessError as `readDatasetFiles` does.
 */
export async function readDataset(
  source: Pick<ReadingContext, "folder" | "openRows" | "problems">,
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
    columns,
    types,
  }: FilesManifest,
): Promise<Dataset> {
  const meaning = { format, dimensions, positiveFrom, split, vectors };
  const hash = createHash("sha256").update(JSON.stringify(meaning));
  const { problems } = source;
  const named = namedColumns({ columns, types }, files.items);
  const context = { ...source, named, hash };
  const declared = { dimensions: dimensions ?? 0, spaces: vectorSpaces(vectors) };

  const items = {
    file: files.items,
    ...(await readItems(context, files.items, { ...declared, files: files.itemVectors })),
  };
  const hasFolds = split.by === "fold";
  const users = {
    file: files.users,
    ...(await readUsers(context, {
      name: files.users,
      declared: { ...declared, files: files.userVectors },
      hasFolds,
    })),
  };
  const uncut = await readLabels(context, files, split.by, users, items);
  const pool = files.pool === undefined ? undefined : await readPool(context, files.pool, users, items);
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
    ...(pool && { interactions: withPool(cut.interactions, pool, partOfUser(split, users.users)) }),
    labelsFrom: files.qrels === undefined ? "interactions" : "qrels",
    positiveFrom,
    computedFrom,
    judgments,
  };
}

/** The part of a query, where each lies wholly in one. */
function partOfUser(split: FilesManifest["split"], users: Dataset["users"]) {
  if (split.by !== "query" || "folds" in split) return undefined;
  return (user: number) => partOfQuery(users[user]!.id, split);
}
