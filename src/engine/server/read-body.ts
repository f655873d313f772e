import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { QdrantError } from "./qdrant-error.ts";

/** Qdrant's default `max_request_size_mb`. */
const LIMIT = 32 * 1024 * 1024;

const DECOMPRESS = new Map(
  Object.entries({ gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress }),
);

/**
 * Reads the whole body as text, decompressed where it says that it is compressed. What comes beyond 32 MB is received,
 * so that the client hears the answer, but neither kept nor decompressed.
 *
 * @throws QdrantError for more than 32 MB, for what is not UTF-8 or not compressed as it says, and where the client
 * went away.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "";
  const decompress = DECOMPRESS.get(encoding)?.();
  try {
    const { chunks, size } = await collect(request, decompress ?? request);
    if (size > LIMIT) throw tooLarge(size);
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
    if (isUtf8(body)) return body.toString();
  } catch (error) {
    if (error instanceof QdrantError || decompress === undefined) throw error;
    throw new QdrantError(400, `The body is not ${encoding}, as its content-encoding says: ${error}`);
  } finally {
    request.unpipe().resume(); // What still comes is not read by anybody.
    decompress?.destroy();
  }
  throw new QdrantError(400, "Format error in JSON body: invalid unicode code point");
}

/** Keeps what a stream gives, up to the limit. */
function collect(request: IncomingMessage, source: Readable): Promise<{ chunks: Buffer[]; size: number }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    source.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LIMIT) chunks.push(chunk);
      else if (source !== request) resolve({ chunks: [], size });
      else chunks.length = 0;
    });
    source.on("end", () => resolve({ chunks, size }));
    source.on("error", reject);
    request.on("error", () =>
      reject(new QdrantError(400, "The connection was closed before the body was complete")),
    );
    if (source !== request) request.pipe(source as NodeJS.WritableStream & Readable);
  });
}

function tooLarge(size: number): QdrantError {
  return new QdrantError(
    400,
    `JSON payload (${size} bytes or more) is larger than allowed (limit: ${LIMIT} bytes).`,
  );
}
