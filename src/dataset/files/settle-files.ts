import { access } from "node:fs/promises";
import { join } from "node:path";
import { inputError } from "../../errors.ts";
import type { FilesManifest } from "./data-format.ts";

/** The names of a dataset's files: the labels are in interactions or in qrels. */
export type DataFiles = { readonly items: string; readonly users: string } & (
  | { readonly interactions: string; readonly qrels?: undefined }
  | { readonly qrels: string }
);

/**
 * Settles which files a dataset has: those that its manifest names, else those of a usual name that are in its folder.
 *
 * @throws HarnessError `input` where both usual names are there, or where qrels cannot be cut as the manifest says.
 */
export async function settleFiles(folder: string, { files, split }: FilesManifest): Promise<DataFiles> {
  const { items, interactions } = files;
  const choose = async (usual: string, others: readonly string[], what: string) => {
    const there = await present(folder, [usual, ...others]);
    if (there.length < 2) return there[0] ?? usual;
    throw inputError(`${folder} has ${there.join(" and ")}; name in files the one that has the ${what}`);
  };
  const users = files.users ?? files.queries ?? (await choose("users.jsonl", ["queries.jsonl"], "users"));
  const isOpen = interactions === undefined && files.qrels === undefined;
  const labels = isOpen
    ? await choose("interactions.jsonl", ["qrels.txt", "qrels.txt.gz"], "labels")
    : undefined;
  const qrels = files.qrels ?? (labels?.startsWith("qrels") ? labels : undefined);
  if (qrels === undefined) return { items, users, interactions: interactions ?? labels! };
  if (split.by === "part" || split.by === "time") {
    throw inputError(
      `${join(folder, "dataset.json")}: split.by is ${JSON.stringify(split.by)}, but ${qrels} says nothing of parts and times; split by "query" or "fold"`,
    );
  }
  return { items, users, qrels };
}

async function present(folder: string, names: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    names.map((name) =>
      access(join(folder, name)).then(
        () => [name],
        () => [],
      ),
    ),
  );
  return found.flat();
}
