import { access } from "node:fs/promises";
import { join } from "node:path";
import { inputError } from "../../errors.ts";
import type { FilesManifest } from "./data-format.ts";
import { FILE_ENDINGS } from "./file-formats.ts";
import type { LabelFiles } from "./read-labels.ts";
import type { VectorFiles } from "./vector-files.ts";

/** The names of a dataset's files. */
export type DataFiles = {
  readonly items: string;
  readonly users: string;
  readonly itemVectors?: VectorFiles;
  readonly userVectors?: VectorFiles;
  /** Further judgments. */
  readonly pool?: string | undefined;
} & LabelFiles;

const withEndings = (...names: string[]) =>
  names.flatMap((name) => FILE_ENDINGS.map((ending) => name + ending));

/** The usual names, the first of each for a message that it is missing. */
const ITEMS = [...withEndings("items"), "corpus.jsonl", "corpus.jsonl.gz"];
const USERS = withEndings("users", "queries");
const LABELS = [
  ...withEndings("interactions"),
  ...["qrels.txt", "qrels.txt.gz", "qrels.tsv", "qrels.tsv.gz"],
  "qrels/test.tsv",
];
const BEIR_QRELS = ["qrels/train.tsv", "qrels/dev.tsv", "qrels/test.tsv"];

/** Whether the items are in the file of BEIR's layout, whose keys then are BEIR's. */
export function isCorpus(items: string): boolean {
  return /(^|\/)corpus\.jsonl(\.gz)?$/.test(items);
}

/**
 * Settles which files a dataset has: those that its manifest names, else those of a usual name that are in its folder.
 *
 * @throws HarnessError `input` where several of the usual names are there, or where qrels cannot be cut as the manifest says.
 */
export async function settleFiles(folder: string, { files, split }: FilesManifest): Promise<DataFiles> {
  const choose = async (usual: readonly string[], what: string) => {
    const there = await present(folder, usual);
    if (there.length < 2) return there[0] ?? usual[0]!;
    throw inputError(`${folder} has ${there.join(" and ")}; name in files the one that has the ${what}`);
  };
  const items = files.items ?? (await choose(ITEMS, "items"));
  const users = files.users ?? files.queries ?? (await choose(USERS, "users"));
  const { interactions, pool, itemVectors, userVectors = files.queryVectors } = files;
  const records = { items, users, pool, itemVectors, userVectors };
  const open =
    interactions === undefined && files.qrels === undefined ? await choose(LABELS, "labels") : undefined;
  const named = files.qrels ?? (open?.startsWith("qrels") ? open : undefined);
  if (named === undefined) return { ...records, interactions: interactions ?? open! };
  const isBeir = open === "qrels/test.tsv";
  const qrels = isBeir && split.by === "part" ? await present(folder, BEIR_QRELS) : [named].flat();
  if (
    split.by === "time" ||
    split.by === "last" ||
    (split.by === "part" && qrels.some((name) => !/\.tsv(\.gz)?$/.test(name)))
  ) {
    throw inputError(
      `${join(folder, "dataset.json")}: split.by is ${JSON.stringify(split.by)}, but ${qrels.join(", ")} says nothing of parts and times; split by "query" or "fold"`,
    );
  }
  return { ...records, qrels };
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
