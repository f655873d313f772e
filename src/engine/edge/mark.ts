import { lstat, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { isMap, parseJson } from "./json-file.ts";
import { writeWhole } from "./write-whole.ts";

/** The file that says that a folder is this project's, and what it is; nothing without it is ever deleted. */
export const MARK = "qdrant-rank-eval.json";

/** The layout of data folders that this version reads and writes. */
const FORMAT = 1;

const MEANINGS = {
  data: "Collections of qdrant-rank-eval (serve --data). Kept until somebody deletes them.",
  temporary: "Collections of a running qdrant-rank-eval. Deleted with it, or by the next one.",
  leftover: "A collection that is not finished, or is being deleted. Deleted by the next start.",
  draft: "A Python environment that qdrant-rank-eval is installing. Deleted a day later.",
} as const;

/** What a marked folder is: `data` is kept, all others may be deleted once nobody works on them. */
export type FolderKind = keyof typeof MEANINGS;

/** What a mark says. */
export interface Mark {
  readonly kind: FolderKind;
  /** The name of the folder when it was marked: one that was copied or moved since has another. */
  readonly folder: string;
}

/** Marks a folder. */
export function writeMark(folder: string, kind: FolderKind): Promise<void> {
  const mark = {
    madeBy: "qdrant-rank-eval",
    format: FORMAT,
    kind,
    folder: basename(folder),
    meaning: MEANINGS[kind],
  };
  return writeWhole(join(folder, MARK), `${JSON.stringify(mark, null, 2)}\n`);
}

/**
 * What a folder is by its mark.
 *
 * @returns undefined where there is no mark.
 * @throws Error where the mark cannot be read, is not ours, or is of a newer version.
 */
export async function readMark(folder: string): Promise<Mark | undefined> {
  const text = await readFile(join(folder, MARK), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const mark = parseJson(text);
  if (!isMap(mark) || mark.madeBy !== "qdrant-rank-eval" || !Object.hasOwn(MEANINGS, String(mark.kind))) {
    throw new Error("it is not what qdrant-rank-eval writes");
  }
  if (mark.format !== FORMAT) {
    throw new Error(`it is of format ${mark.format}, and this version knows only ${FORMAT}`);
  }
  return { kind: mark.kind as FolderKind, folder: String(mark.folder) };
}

/**
 * Whether a path is a folder of this user that we made for this purpose: no link, no copy, and what cannot be read is
 * not ours.
 */
export async function isMarked(path: string, kind: FolderKind): Promise<boolean> {
  try {
    const entry = await lstat(path);
    const isOwn = entry.uid === (process.getuid?.() ?? entry.uid);
    const mark = isOwn && entry.isDirectory() ? await readMark(path) : undefined;
    return mark?.kind === kind && mark.folder === basename(path);
  } catch {
    return false;
  }
}
