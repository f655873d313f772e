/** The thread that a `startEmbeddedQdrant` runs its server in: it reports where it listens, and ends when told to. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { type EdgeOptions, startEdge } from "./edge/edge-backend.ts";
import { createQdrantServer } from "./server/http-server.ts";

/** What the thread is started with. */
export interface WorkerData {
  readonly port: number;
  readonly edge: EdgeOptions;
}

/** What the thread says once it answers requests. */
export interface Ready {
  readonly port: number;
  readonly description: string;
}

const { port, edge } = workerData as WorkerData;
const backend = await startEdge(edge);
const server = await createQdrantServer(backend);
server.listen(port, "127.0.0.1");
await once(server, "listening");
parentPort?.postMessage({
  port: (server.address() as AddressInfo).port,
  description: backend.description,
} satisfies Ready);

parentPort?.once("message", async () => {
  server.closeAllConnections();
  server.close();
  await backend.close();
});
