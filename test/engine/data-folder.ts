import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";

export interface Reply {
  readonly status: number;
  readonly result: unknown;
  readonly error: string;
}

/** A folder of its own; disposing it removes it. */
export async function scratchFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "data-folder-test-"));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  };
}

/** Writes files by their path below a folder; a path that ends with a slash is an empty folder. */
export async function fill(folder: string, files: { readonly [path: string]: string }): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const whole = join(folder, path);
    await mkdir(path.endsWith("/") ? whole : dirname(whole), { recursive: true });
    if (!path.endsWith("/")) await writeFile(whole, text);
  }
}

/** Sends one request with a body in JSON. */
export async function send(url: string, method: string, path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(url + path, {
    method,
    headers: { "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { result, status } = (await response.json()) as { result: unknown; status: { error: string } };
  return { status: response.status, result, error: status.error };
}

/** Starts a server on a data folder, works with it, and ends it. */
export async function withServer<T>(dataDir: string, work: (url: string) => Promise<T>): Promise<T> {
  await using qdrant: EmbeddedQdrant = await startEmbeddedQdrant({ dataDir });
  return await work(qdrant.url);
}

/** Makes collections of one point each in a data folder, as a server that has ended leaves them. */
export async function makeCollections(dataDir: string, ...names: string[]): Promise<void> {
  await withServer(dataDir, async (url) => {
    for (const name of names) await makeCollection(url, name);
  });
}

/** Makes a collection of one point, whose number is 7. */
export async function makeCollection(url: string, name: string): Promise<Reply> {
  const path = `/collections/${encodeURIComponent(name)}`;
  const made = await send(url, "PUT", path, { vectors: { size: 2, distance: "Dot" } });
  await send(url, "PUT", `${path}/points?wait=true`, {
    points: [{ id: 7, vector: [1, 2], payload: { name } }],
  });
  return made;
}
