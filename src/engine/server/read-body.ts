import type { IncomingMessage } from "node:http";
import { QdrantError } from "./qdrant-error.ts";

/** Qdrant's default `max_request_size_mb`. */
const LIMIT = 32 * 1024 * 1024;

/**
 * Reads the whole body as text.
 *
 * @throws QdrantError for more than 32 MB, of which no more is kept in memory, and where the client went away.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > LIMIT) {
    request.resume();
    throw new QdrantError(
      400,
      `JSON payload (${announced} bytes) is larger than allowed (limit: ${LIMIT} bytes).`,
    );
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMIT) throw new QdrantError(400, `JSON payload has exceeded allowed limit (${LIMIT} bytes).`);
    chunks.push(chunk);
  }
  return (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString();
}
