import { isUtf8 } from "node:buffer";
import { inputError } from "../errors.ts";
import { type ReadLinesOptions, readLines } from "./read-lines.ts";

/**
 * Reads a text file line by line, as `readLines`, each as a string. Blank lines are left out. Where any encoding will
 * do, a line that is not UTF-8 is taken for Latin-1, which every line can be.
 *
 * @param onLine Called with each line and its number, which starts at 1.
 * @throws HarnessError as `readLines`, and `input` when the file has no line.
 */
export async function readTextLines(
  path: string,
  options: ReadLinesOptions,
  onLine: (line: string, number: number) => void,
): Promise<void> {
  const { anyEncoding = false } = options;
  let isEmpty = true;
  await readLines(path, options, (bytes, start, end, number) => {
    if (start === end) return;
    const isLatin = anyEncoding && !isUtf8(bytes.subarray(start, end));
    const line = bytes.toString(isLatin ? "latin1" : "utf8", start, end);
    if (line.trim() === "") return;
    isEmpty = false;
    onLine(line, number);
  });
  if (isEmpty) throw inputError(`${path}: is empty; at least one line is needed`);
}
