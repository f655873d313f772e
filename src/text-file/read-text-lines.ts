import { isUtf8 } from "node:buffer";
import { inputError } from "../errors.ts";
import { offerLines, type ReadTextOptions, readBlocks } from "./read-blocks.ts";

/** A line of a text file, and its number, which starts at 1. */
export type NumberedLine = readonly [text: string, number: number];

/**
 * Reads a text file as `readLines`, each line as a string, in batches of many. Blank lines are left out. Where any
 * encoding will do, a line that is not UTF-8 is taken for Latin-1, which every line can be.
 *
 * @throws HarnessError as `readLines`, and `input` when the file has no line.
 */
export async function* readTextLines(path: string, options: ReadTextOptions): AsyncGenerator<NumberedLine[]> {
  const { anyEncoding = false } = options;
  const cursor = { line: 0 };
  let isEmpty = true;
  for await (const block of readBlocks(path, options, cursor)) {
    const lines: NumberedLine[] = [];
    offerLines(block, path, options, cursor, (bytes, start, end, number) => {
      if (start === end) return;
      const isLatin = anyEncoding && !isUtf8(bytes.subarray(start, end));
      const line = bytes.toString(isLatin ? "latin1" : "utf8", start, end);
      if (line.trim() !== "") lines.push([line, number]);
    });
    if (lines.length === 0) continue;
    isEmpty = false;
    yield lines;
  }
  if (isEmpty) throw inputError(`${path}: is empty; at least one line is needed`);
}
