import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { fileError, inputError } from "../errors.ts";
import { BYTE_ORDER_MARK, refuseOtherFormats, startsWith } from "./signatures.ts";

/** What may be read, and what to say where it cannot. */
export interface FileOptions {
  /** What to do when the file is missing, as a sentence. */
  readonly ifMissing: string;
  /** Whether a pipe is as good as a file: where the command line names it, not where another file does. */
  readonly pipes?: boolean;
}

type Chunks = AsyncIterable<Buffer>;

const CHUNK_BYTES = 1 << 20;
/** The longest signature of a file's format. */
const HEAD_BYTES = 4;
const GZIP = [0x1f, 0x8b];

/** From this size on a file that grew by more than this factor is a bomb: text grows tenfold. */
const BOMB = { bytes: 1 << 28, factor: 200 };

/**
 * The bytes of a text file, without the byte order mark at their start. A file that begins like gzip is decompressed,
 * whatever its name.
 *
 * @param path As it should be named in messages.
 * @throws HarnessError `input` when the file is missing, a folder or a device, UTF-16, or broken gzip; `world` when the
 *   disk fails.
 */
export async function* readBytes(path: string, { ifMissing, pipes = false }: FileOptions): Chunks {
  try {
    await checkKind(path, pipes);
    let atStart = true;
    for await (const chunk of decompressed(createReadStream(path, { highWaterMark: CHUNK_BYTES }), path)) {
      if (atStart) refuseOtherFormats(chunk, path);
      yield atStart && startsWith(chunk, BYTE_ORDER_MARK) ? chunk.subarray(BYTE_ORDER_MARK.length) : chunk;
      atStart = false;
    }
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code.startsWith("Z_")) {
      throw inputError(`${path}: cannot be decompressed (${message}); gzip the whole file again`, {
        cause: error,
      });
    }
    throw isSystemError(error) ? fileError(path, error, ifMissing) : error;
  }
}

/**
 * Checks that there is a file to read to its end, which a device may not have and a pipe may never reach.
 *
 * @throws HarnessError `input` where it is something else; Node's error where it cannot be found out.
 */
export async function checkKind(path: string, pipes = false): Promise<void> {
  const stats = await stat(path);
  if (stats.isFile() || (pipes && stats.isFIFO())) return;
  const kind = stats.isDirectory() ? "a folder" : stats.isFIFO() ? "a pipe" : "a device or socket";
  throw inputError(`${path}: is ${kind}; name a file`);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && !("problems" in error);
}

async function* decompressed(chunks: Chunks, path: string): Chunks {
  const rest = withHead(chunks)[Symbol.asyncIterator]();
  const { value: head, done } = await rest.next();
  if (done) return;
  const all = prepend(head, { [Symbol.asyncIterator]: () => rest });
  yield* startsWith(head, GZIP) ? withHead(gunzip(all, path)) : all;
}

async function* gunzip(chunks: Chunks, path: string): Chunks {
  let [packed, unpacked] = [0, 0];
  const counted = async function* () {
    for await (const chunk of chunks) {
      packed += chunk.length;
      yield chunk;
    }
  };
  for await (const chunk of pipeline(counted, createGunzip({ chunkSize: CHUNK_BYTES }), () => {}) as Chunks) {
    unpacked += chunk.length;
    if (unpacked > BOMB.bytes && unpacked > BOMB.factor * packed) {
      throw inputError(
        `${path}: unpacks to more than ${BOMB.factor} times its size, which no text does; unpack it yourself if you trust it`,
      );
    }
    yield chunk;
  }
}

/** The same bytes, the first chunk with as many as a signature needs: a pipe may deliver them one by one. */
async function* withHead(chunks: Chunks): Chunks {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD_BYTES) continue;
    yield head;
    head = undefined;
  }
  if (head !== undefined && head.length > 0) yield head;
}

async function* prepend(first: Buffer, rest: Chunks): Chunks {
  yield first;
  yield* rest;
}
