import { once } from "node:events";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { worldError } from "../errors.ts";
import { installEdge } from "./edge/install.ts";
import { QDRANT_VERSION } from "./server/http-server.ts";
import type { Ready, WorkerData } from "./server-worker.ts";

export interface EmbeddedOptions {
  /** The port on 127.0.0.1; a free one by default. */
  readonly port?: number;
  /** Where collections outlive the server; without it they are deleted with it. */
  readonly dataDir?: string;
  /** Is told, in a line, what takes longer than a moment. */
  readonly onProgress?: (line: string) => void;
}

/** A running embedded Qdrant. */
export interface EmbeddedQdrant extends AsyncDisposable {
  readonly url: string;
  /** The version of Qdrant that it answers like. */
  readonly version: string;
  /** Which engine answers, for reports. */
  readonly description: string;
}

/**
 * Starts Qdrant Edge behind a REST front end on 127.0.0.1, in a thread of its own. It ends when it is disposed, and
 * with the process, however that ends.
 *
 * @throws HarnessError (world) where it cannot be installed, or the port is taken.
 * @example
 * await using qdrant = await startEmbeddedQdrant();
 * const client = new QdrantClient({ url: qdrant.url });
 */
export async function startEmbeddedQdrant(options: EmbeddedOptions = {}): Promise<EmbeddedQdrant> {
  const python = await installEdge(options.onProgress ?? (() => {}));
  const folder = options.dataDir ? resolve(options.dataDir) : ephemeralFolder();
  const workerData: WorkerData = {
    port: options.port ?? 0,
    edge: { python, folder, durable: options.dataDir !== undefined },
  };
  const worker = new Worker(new URL(workerFile(), import.meta.url), { workerData, execArgv: [] });
  const ended = once(worker, "exit");
  const ready = await new Promise<Ready>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", (error) =>
      reject(worldError(`the embedded Qdrant did not start: ${error.message}`, { cause: error })),
    );
  });
  worker.unref();
  return {
    url: `http://127.0.0.1:${ready.port}`,
    version: QDRANT_VERSION,
    description: ready.description,
    async [Symbol.asyncDispose]() {
      worker.ref();
      worker.postMessage("close");
      await ended;
    },
  };
}

/** The file of the server's thread: compiled, or its source for this Node. */
function workerFile(): string {
  if (!import.meta.url.endsWith(".ts")) return "./server-worker.js";
  const readsTypeScript = "typescript" in process.features && process.features.typescript;
  return readsTypeScript ? "./server-worker.ts" : "./server-worker.dev.mjs";
}

function ephemeralFolder(): string {
  return join(tmpdir(), `qdrant-rank-eval-${process.pid}-${Math.floor(performance.now())}`);
}
