import { createHash } from "node:crypto";
import type { Dataset } from "../../domain.ts";
import { createProblemList } from "../../problem-list.ts";
import type { FilesManifest } from "./data-format.ts";
import { readInteractions } from "./read-interactions.ts";
import { readItems } from "./read-items.ts";
import { readUsers } from "./read-users.ts";

/**
 * Reads the files that a manifest names.
 *
 * The fingerprint covers the files' text, or bytes of Parquet, and what the manifest says about their meaning: not its
 * name and description, nor whether a file is gzipped.
 *
 * @param folder Holds the files.
 * @throws HarnessError `input` with the problems of all files, each as `path:line: problem`, or with the row of a Parquet
 * file in place of the line; `world` when the disk fails.
 */
export async function readDatasetFiles(folder: string, manifest: FilesManifest): Promise<Dataset> {
  const { name, description, format, dimensions, positiveFrom, split, files, computedFrom } = manifest;
  const hash = createHash("sha256").update(JSON.stringify({ format, dimensions, positiveFrom, split }));
  const problems = createProblemList();
  const context = { folder, hash, problems };

  const items = await readItems(context, files.items, dimensions);
  const users = await readUsers(context, files.users, dimensions);
  const interactions = await readInteractions(context, manifest, users, items);
  problems.throwIfAny();

  const fingerprint = hash.digest("hex");
  return {
    name,
    description,
    fingerprint,
    dimensions,
    vectorSpaces: [],
    items: items.items,
    users: users.users,
    interactions,
    positiveFrom,
    computedFrom,
  };
}
