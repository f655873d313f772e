import { randomUUID } from "node:crypto";
import type { Dirent } from "node:fs";
import { lstat, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { makeFolders } from "./make-folders.ts";
import { isAlive } from "./process-alive.ts";

/** A hidden folder beside what it will replace, which the next writer beside it removes if this process is killed. */
export interface Draft extends AsyncDisposable {
  /** Where the replacement is written. */
  readonly fresh: string;
  /** Where what is replaced is moved; a killed process's is moved back. */
  readonly old: string;
}

/** Only a folder with this file is a draft, whatever its name is. */
const MARK = "qdrant-rank-eval-draft.json";
/** `.target-process-random` */
const NAME = /^\.(.+)-(\d+)-[0-9a-f]{8}$/;
const [FRESH, OLD] = ["fresh", "old"];
/** Writing takes seconds: an older draft has no owner, even where a process has the number of the one that made it. */
const LONGEST_WRITE_MS = 3_600_000;

/** Who writes a draft, beside the number of the process in its name: containers number theirs alike. */
interface Owner {
  readonly host: string;
  readonly startedAt: number;
}

const self: Owner = { host: hostname(), startedAt: Math.round(performance.timeOrigin) };

/** Makes a draft of a file or folder, after removing those that killed processes left beside it. */
export async function openDraft(target: string): Promise<Draft> {
  const parent = dirname(target);
  const folder = join(parent, `.${basename(target)}-${process.pid}-${randomUUID().slice(0, 8)}`);
  await makeFolders(folder);
  await writeFile(join(folder, MARK), JSON.stringify(self));
  await sweepDrafts(parent);
  return {
    fresh: join(folder, FRESH!),
    old: join(folder, OLD!),
    // What cannot be removed does no harm, and the next writer tries again.
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }).catch(() => {}),
  };
}

/**
 * Removes the drafts that killed processes left in a folder. What one of them had moved out of the way without putting
 * anything in its place is moved back first.
 *
 * @returns The names of what was moved back.
 */
export async function sweepDrafts(parent: string): Promise<string[]> {
  const recovered: string[] = [];
  for (const entry of await readdir(parent, { withFileTypes: true }).catch(() => [] as Dirent[])) {
    const [, target, pid] = (entry.isDirectory() && NAME.exec(entry.name)) || [];
    if (target === undefined) continue;
    const folder = join(parent, entry.name);
    const mark = await readFile(join(folder, MARK), "utf8").catch(() => undefined);
    if (mark !== undefined) {
      // Harmless where the owner lives: it finds that something has the place, and moves that out of the way, too.
      if (await moveBack(join(folder, OLD!), join(parent, target))) recovered.push(target);
      if (!(await isOwned(folder, Number(pid), mark))) await rm(folder, { recursive: true, force: true });
    } else if (!isAlive(Number(pid))) {
      await rmdir(folder).catch(() => {}); // killed before it could mark the folder, which is empty then
    }
  }
  return recovered;
}

async function moveBack(old: string, target: string): Promise<boolean> {
  if (await exists(target)) return false;
  return rename(old, target).then(
    () => true,
    () => false,
  );
}

async function isOwned(folder: string, pid: number, mark: string): Promise<boolean> {
  const { host = self.host, startedAt } = parse(mark);
  const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: 0 }));
  if (Date.now() - mtimeMs > LONGEST_WRITE_MS) return false;
  if (host !== self.host) return true;
  return pid === process.pid ? startedAt === self.startedAt : isAlive(pid);
}

/** A mark; empty where its writer was killed before it had written it. */
function parse(mark: string): Partial<Owner> {
  try {
    return JSON.parse(mark);
  } catch {
    return {};
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
