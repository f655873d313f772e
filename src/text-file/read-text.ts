import { inputError } from "../errors.ts";
import type { FileOptions } from "./read-bytes.ts";
import { readLines } from "./read-lines.ts";

/** Half of the longest text that Node can hold. */
const LARGEST_TEXT = 1 << 28;

/** So many lines are joined at once: a list of all would be larger than any that Node can hold. */
const LINES_OF_BLOCK = 1 << 16;

/**
 * Reads a whole text file, as `readLines`; its lines end in \n.
 *
 * @throws HarnessError as `readLines`, and `input` when the file is larger than 256 MiB.
 */
export async function readText(path: string, options: FileOptions): Promise<string> {
  const blocks: string[] = [];
  let lines: string[] = [];
  let length = 0;
  await readLines(path, options, (bytes, start, end) => {
    length += end - start + 1;
    if (length > LARGEST_TEXT) throw inputError(`${path}: is larger than ${LARGEST_TEXT >> 20} MiB`);
    lines.push(start === end ? "" : bytes.toString("utf8", start, end));
    if (lines.length < LINES_OF_BLOCK) return;
    blocks.push(lines.join("\n"));
    lines = [];
  });
  return [...blocks, ...(lines.length === 0 ? [] : [lines.join("\n")])].join("\n");
}
