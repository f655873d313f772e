import { once } from "node:events";
import { createReadStream } from "node:fs";
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { fileError, inputError } from "../errors.ts";

/** One line without its end: the bytes `start` … `end` − 1 of a buffer. `line` counts from 1. */
export type OnLine = (bytes: Buffer, start: number, end: number, line: number) => void;

const chunkBytes = 1 << 20;
const newline = 0x0a;
const gzipMagic = Buffer.from([0x1f, 0x8b]);

/**
 * Hands over a file's lines one by one, without ever holding the whole file. A file that begins like gzip is unpacked on
 * the way, whatever its name.
 *
 * @param onLine Called with each line; the last one needs no line end.
 * @throws HarnessError `input` when the file is missing or broken gzip, `world` when the disk fails; and whatever `onLine`
 *   throws.
 */
export async function readLines(path: string, onLine: OnLine): Promise<void> {
  let line = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks(path)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
      onLine(bytes, start, end, ++line);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) onLine(rest, 0, rest.length, ++line);
}

async function* chunks(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: chunkBytes });
  try {
    await once(file, "readable");
    yield* beginsLikeGzip(file) ? pipeline(file, createGunzip({ chunkSize: chunkBytes }), () => {}) : file;
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    if (failure.code?.startsWith("Z_"))
      throw inputError(`${path}: cannot be decompressed: ${failure.message}`, { cause: failure });
    throw fileError(path, failure, "Check the path.");
  }
}

/** Looks at the first bytes without taking them, so that it works on pipes, too. */
function beginsLikeGzip(file: Readable): boolean {
  const head: Buffer | null = file.read(gzipMagic.length);
  if (head !== null) file.unshift(head);
  return head?.equals(gzipMagic) ?? false;
}
