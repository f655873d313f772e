import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";

const serve = fileURLToPath(new URL("./programs/serve.ts", import.meta.url));
const started: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Starts a server in a process of its own, and waits for its URL. */
async function startProcess(...args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", serve, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  started.push(child);
  const [line] = (await once(child.stdout!, "data")) as [Buffer];
  return { child, url: String(line).trim() };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "embedded-test-"));
  folders.push(folder);
  return folder;
}

async function put(url: string, path: string, body: object): Promise<number> {
  const headers = { "content-type": "application/json" };
  return (await fetch(url + path, { method: "PUT", headers, body: JSON.stringify(body) })).status;
}

async function get(url: string, path: string): Promise<object> {
  return (await (await fetch(url + path)).json()) as object;
}

/** The folders in the system's temporary folder that a process made for its data. */
async function foldersOf(child: { pid?: number | undefined }): Promise<string[]> {
  return (await readdir(tmpdir())).filter((entry) => entry.startsWith(`qdrant-rank-eval-${child.pid}-`));
}

describe("startEmbeddedQdrant", () => {
  it("says where it listens, what it answers like and which engine answers", async () => {
    await using qdrant = await startEmbeddedQdrant();
    expect(qdrant.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(qdrant.version).toBe("1.18.3");
    expect(qdrant.description).toBe("Qdrant Edge 0.9.0");
    expect(await get(qdrant.url, "/")).toMatchObject({ version: "1.18.3" });
  });

  it("leaves no server and no folder behind when it is disposed", async () => {
    const before = await foldersOf(process);
    const qdrant = await startEmbeddedQdrant();
    await put(qdrant.url, "/collections/x", { vectors: { size: 2, distance: "Dot" } });
    expect(await foldersOf(process)).toHaveLength(before.length + 1);
    await qdrant[Symbol.asyncDispose]();
    expect(await foldersOf(process)).toEqual(before);
    await expect(fetch(qdrant.url)).rejects.toThrow();
  });

  it("runs twice at once without sharing anything", async () => {
    await using one = await startEmbeddedQdrant();
    await using two = await startEmbeddedQdrant();
    await put(one.url, "/collections/x", { vectors: { size: 2, distance: "Dot" } });
    expect(await get(two.url, "/collections")).toMatchObject({ result: { collections: [] } });
  });

  it.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)(
    "deletes its data when its process ends by %s",
    async (signal) => {
      const { child, url } = await startProcess();
      await put(url, "/collections/x", { vectors: { size: 2, distance: "Dot" } });
      expect(await foldersOf(child)).toHaveLength(1);
      child.kill(signal);
      await expect.poll(() => foldersOf(child), { timeout: 10_000 }).toEqual([]);
    },
  );

  it("names a port that is taken", async () => {
    await using first = await startEmbeddedQdrant({ engine: "reference" });
    const port = Number(new URL(first.url).port);
    await expect(startEmbeddedQdrant({ engine: "reference", port })).rejects.toThrow(
      `the embedded Qdrant did not start: port ${port} is taken: choose another, or 0 for a free one`,
    );
  });

  it("runs the reference engine, which keeps no data", async () => {
    await using qdrant = await startEmbeddedQdrant({ engine: "reference" });
    expect(qdrant.description).toBe("reference engine, not Qdrant");
    await expect(startEmbeddedQdrant({ engine: "reference", dataDir: "x" })).rejects.toThrow(
      "keeps nothing in x",
    );
  });
});

describe("a data folder", () => {
  it("keeps what was acknowledged when the process is killed", async () => {
    const folder = await temporaryFolder();
    const { child, url } = await startProcess(folder);
    await put(url, "/collections/a%20b", { vectors: { size: 2, distance: "Dot" } });
    await put(url, "/collections/a%20b/index?wait=true", { field_name: "n", field_schema: "integer" });
    await put(url, "/collections/a%20b/points?wait=true", {
      points: [{ id: 7, vector: [1, 2], payload: { n: 1 } }],
    });
    await put(url, "/collections/gone", { vectors: { size: 2, distance: "Dot" } });
    await fetch(`${url}/collections/gone`, { method: "DELETE" });
    child.kill("SIGKILL");
    await once(child, "exit");

    await using again = await startEmbeddedQdrant({ dataDir: folder });
    expect(await get(again.url, "/collections")).toMatchObject({
      result: { collections: [{ name: "a b" }] },
    });
    expect(await get(again.url, "/collections/a%20b")).toMatchObject({
      result: { points_count: 1, payload_schema: { n: { data_type: "integer", points: 1 } } },
    });
    expect(await get(again.url, "/collections/a%20b/points/7")).toMatchObject({
      result: { id: 7, vector: [1, 2], payload: { n: 1 } },
    });
  });

  it("is free again after a start that failed", async () => {
    const folder = await temporaryFolder();
    await using other = await startEmbeddedQdrant({ engine: "reference" });
    const port = Number(new URL(other.url).port);
    await expect(startEmbeddedQdrant({ dataDir: folder, port })).rejects.toThrow("is taken");
    await using qdrant = await startEmbeddedQdrant({ dataDir: folder });
    expect(await get(qdrant.url, "/collections")).toMatchObject({ result: { collections: [] } });
  });

  it("belongs to one process at a time", async () => {
    const folder = await temporaryFolder();
    const { child } = await startProcess(folder);
    await expect(startEmbeddedQdrant({ dataDir: folder })).rejects.toThrow(
      `the data folder ${folder} is in use by process ${child.pid}: stop it, or choose another folder`,
    );
  });
});
