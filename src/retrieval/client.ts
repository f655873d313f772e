import { QdrantClient } from "@qdrant/js-client-rest";
import type { Engine } from "../engine/engine.ts";
import { worldErrorFrom } from "./request-error.ts";

const TIMEOUT_MS = 120_000;

/** A client of an engine, and the version that the engine says it is. */
export interface Connection {
  readonly client: QdrantClient;
  readonly version: string;
}

/**
 * Connects to an engine; the API key, if one is needed, comes from `QDRANT_API_KEY`.
 *
 * @throws HarnessError `world` when the engine does not answer.
 */
export async function connect(engine: Engine): Promise<Connection> {
  const apiKey = engine.kind === "url" ? process.env.QDRANT_API_KEY : undefined;
  const { protocol, port } = new URL(engine.url);
  const client = new QdrantClient({
    url: engine.url,
    port: port === "" ? (protocol === "https:" ? 443 : 80) : Number(port),
    timeout: TIMEOUT_MS,
    checkCompatibility: false,
    ...(apiKey === undefined || apiKey === "" ? {} : { apiKey }),
  });
  const { version } = await client
    .versionInfo()
    .catch(worldErrorFrom(`connecting to Qdrant at ${engine.url}`));
  return { client, version };
}
