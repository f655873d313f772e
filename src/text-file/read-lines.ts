import { type OnLine, offerLines, type ReadTextOptions, readBlocks } from "./read-blocks.ts";

/**
 * Hands over a file's lines one by one, without ever holding the whole file: plain or gzip; the byte order mark dropped
 * at the start of the file and of each line, since files with one may have been joined; lines end in \n or \r\n.
 *
 * @param onLine Called with each line, also where it is blank; the last one needs no line end.
 * @throws HarnessError `input` when the file is missing or cannot be text, naming the first line that is not UTF-8, too
 *   long, or has a NUL byte or a carriage return of its own; `world` when the disk fails; and whatever `onLine` throws.
 */
export async function readLines(path: string, options: ReadTextOptions, onLine: OnLine): Promise<void> {
  const cursor = { line: 0 };
  for await (const block of readBlocks(path, options, cursor))
    offerLines(block, path, options, cursor, onLine);
}
