/** The thread that `startEmbeddedQdrant` runs its server in: it reports where it listens, and ends when told to. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { type EdgeOptions, startEdge } from "./edge/edge-backend.ts";
import { createReferenceBackend } from "./reference/reference-backend.ts";
import { createQdrantServer } from "./server/http-server.ts";

/** What the thread is started with. */
export interface WorkerData {
  readonly port: number;
  /** Runs Qdrant Edge; without it the reference engine answers. */
  readonly edge: EdgeOptions | undefined;
}

/** What the thread says once it answers requests. */
export interface Ready {
  readonly port: number;
  readonly description: string;
  /** Why a collection of the data folder cannot be opened, by its name. */
  readonly broken: ReadonlyMap<string, string>;
}

const { port, edge } = workerData as WorkerData;
const backend = edge ? await startEdge(edge) : createReferenceBackend();
try {
  const server = await createQdrantServer(backend);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;
  const { broken } = await backend.load();
  parentPort?.postMessage({ port: taken, description: backend.description, broken } satisfies Ready);
  parentPort?.once("message", async () => {
    server.close();
    server.closeAllConnections();
    await backend.close();
  });
} catch (error) {
  await backend.close();
  throw error;
}
