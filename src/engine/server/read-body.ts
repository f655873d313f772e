import type { IncomingMessage } from "node:http";
import { QdrantError } from "./qdrant-error.ts";

/** Qdrant's default `max_request_size_mb`. */
const LIMIT = 32 * 1024 * 1024;

/**
 * Reads the whole body as text. What comes beyond 32 MB is received, so that the client hears the answer, but not kept.
 *
 * @throws QdrantError for more than 32 MB, and where the client went away.
 */
export function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > LIMIT) chunks.length = 0;
      else chunks.push(chunk);
    });
    request.on("end", () => {
      if (size > LIMIT) reject(tooLarge(size));
      else resolve((chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString());
    });
    request.on("error", () =>
      reject(new QdrantError(400, "The connection was closed before the body was complete")),
    );
  });
}

function tooLarge(size: number): QdrantError {
  return new QdrantError(400, `JSON payload (${size} bytes) is larger than allowed (limit: ${LIMIT} bytes).`);
}
