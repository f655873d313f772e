import { createHash } from "node:crypto";

/** File systems allow 255 bytes. */
const LONGEST = 200;

/**
 * The folder of a collection, by its name: lower-case letters, digits, `_` and `-` as they are, all other bytes as
 * `%` and two digits, so that folders differ also where a file system sees no difference between `A` and `a`. A name
 * that would be too long for a file system is hashed.
 *
 * @example collectionFolder("My videos") // "%4dy%20videos"
 */
export function collectionFolder(name: string): string {
  const spelt = Array.from(Buffer.from(name), (byte) => {
    const character = String.fromCharCode(byte);
    return /[a-z0-9_-]/.test(character) ? character : `%${byte.toString(16).padStart(2, "0")}`;
  }).join("");
  return spelt.length <= LONGEST ? spelt : `%sha256-${createHash("sha256").update(name).digest("hex")}`;
}

/** Whether a folder is the one of a collection of this name, also as 0.1.0 spelt it. */
export function isFolderOf(folder: string, name: string): boolean {
  return folder === collectionFolder(name) || folder === encodeURIComponent(name).replaceAll(".", "%2E");
}

/** The name of the collection that a folder is for; the folder itself where it does not tell. */
export function nameOfFolder(folder: string): string {
  try {
    return decodeURIComponent(folder);
  } catch {
    return folder;
  }
}
