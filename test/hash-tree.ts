import { createHash } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join, relative } from "node:path";

/** What a folder holds: each path in it, with the hash of a file, the target of a link, or `folder`. */
export function hashTree(folder: string): { readonly [path: string]: string } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), entry.isDirectory() ? "folder" : hash(path, entry.isSymbolicLink())];
    }),
  );
}

function hash(path: string, isLink: boolean): string {
  return isLink ? readlinkSync(path) : createHash("sha256").update(readFileSync(path)).digest("hex");
}
