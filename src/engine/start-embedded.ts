import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { inputError, worldError } from "../errors.ts";
import { installEdge } from "./edge/install.ts";
import { endsWithin } from "./ends-within.ts";
import { QDRANT_VERSION } from "./server/qdrant-version.ts";
import type { Ready, WorkerData } from "./server-worker.ts";

/** Ending takes as long as the engine's process is waited for, and a little more; a thread that takes longer hangs. */
const CLOSE_MS = 15_000;

export interface EmbeddedOptions {
  /** `embedded` is Qdrant Edge, `reference` plain TypeScript that computes the same; `embedded` by default. */
  readonly engine?: "embedded" | "reference";
  /** The port on 127.0.0.1; a free one by default. */
  readonly port?: number;
  /** Keeps collections here after the server stops; without it they are deleted with it. */
  readonly dataDir?: string;
  /** Is told, in a line each, what takes longer than a moment, and which collections cannot be opened. */
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
 * Starts an engine behind Qdrant's REST interface on 127.0.0.1, in a thread of its own. It ends when it is disposed,
 * and with the process, however that ends; alone it does not keep the process alive.
 *
 * @throws HarnessError `world` where the engine cannot be installed, the port is taken or the data folder is in use,
 * `input` for a data folder that is not this program's, or of the reference engine, which keeps nothing.
 * @example
 * await using qdrant = await startEmbeddedQdrant();
 * const client = new QdrantClient({ url: qdrant.url });
 */
export async function startEmbeddedQdrant(options: EmbeddedOptions = {}): Promise<EmbeddedQdrant> {
  const { engine = "embedded", port = 0, dataDir, onProgress = () => {} } = options;
  if (engine === "reference" && dataDir !== undefined) {
    throw inputError(
      `the reference engine keeps nothing in ${dataDir}: leave the data folder out, or use embedded`,
    );
  }
  if (dataDir === "") throw inputError("the data folder has no name: name one, or leave it out");
  const python = engine === "embedded" ? await installEdge(onProgress) : undefined;
  const edge =
    python === undefined
      ? undefined
      : { python, ...(dataDir !== undefined && { dataDir: resolve(dataDir) }) };
  const workerData: WorkerData = { port, edge };
  const worker = new Worker(new URL(workerFile(), import.meta.url), { workerData, execArgv: [] });
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  const ready = await firstWord(worker, port);
  worker.unref();
  for (const [name, reason] of ready.broken) {
    onProgress(`Collection ${name} cannot be opened and answers 503: ${reason}`);
  }
  return {
    url: `http://127.0.0.1:${ready.port}`,
    version: QDRANT_VERSION,
    description: ready.description,
    async [Symbol.asyncDispose]() {
      worker.ref();
      worker.postMessage("close");
      if (!(await endsWithin(CLOSE_MS, ended))) await worker.terminate();
    },
  };
}

/** What the thread says first: that it is ready, or why it never will be. */
function firstWord(worker: Worker, port: number): Promise<Ready> {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.on("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE"
          ? `port ${port} is taken: choose another, or 0 for a free one`
          : error.message;
      // What a thread throws arrives with its fields, but of no class.
      const say = error.name === "HarnessError" && error.code === "input" ? inputError : worldError;
      reject(say(`the embedded Qdrant did not start: ${why}`, { cause: error }));
    });
  });
}

/** The file of the server's thread: compiled, or its source for this Node. */
function workerFile(): string {
  if (!import.meta.url.endsWith(".ts")) return "./server-worker.js";
  const readsTypeScript = "typescript" in process.features && process.features.typescript;
  return readsTypeScript ? "./server-worker.ts" : "./server-worker.dev.mjs";
}
