import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { QdrantClient } from "@qdrant/js-client-rest";
import { describe, expect, it } from "vitest";
import { makeCollections } from "../engine/data-folder.ts";
import { hashTree } from "../hash-tree.ts";
import { commandLine, createWorkplace, startCommandLine } from "./command-line.ts";
import { engineFolders, enginesOf, isAlive } from "./processes.ts";

/** Starts `serve` on a free port and waits until it says where it is. */
async function serve(...args: string[]) {
  const running = startCommandLine(["serve", "--port", "0", ...args]);
  const said = await running.says("Ctrl-C ends it.");
  const url = /^Qdrant at (http:\S+)$/m.exec(said)![1]!;
  return { ...running, said, url, client: new QdrantClient({ url, checkCompatibility: false }) };
}

describe("serve", () => {
  it.each(["embedded", "reference"])("serves Qdrant's client for JavaScript: %s", async (engine) => {
    const { client, child, ended, said } = await serve("--engine", engine);
    expect(said).toMatch(
      engine === "embedded" ? /engine +Qdrant Edge \d/ : /engine +reference engine, not Qdrant/,
    );
    await client.createCollection("videos", { vectors: { size: 2, distance: "Dot" } });
    const points = [1, 2, 3].map((id) => ({ id, vector: [id, 0], payload: { quality: 3 - id } }));
    await client.upsert("videos", { wait: true, points });
    const { points: ranked } = await client.query("videos", {
      prefetch: { query: [1, 0], limit: 2 },
      query: { formula: { sum: ["$score", { mult: [2, "quality"] }] } },
    });
    expect(ranked.map(({ id, score }) => [id, score])).toEqual([
      [2, 2 + 2 * 1],
      [3, 3 + 2 * 0],
    ]);
    const { points: page } = await client.scroll("videos", { limit: 2 });
    expect(page.map(({ id }) => id)).toEqual([1, 2]);
    await client.delete("videos", { wait: true, points: [1] });
    expect((await client.count("videos")).count).toBe(2);
    await client.deleteCollection("videos");

    const engines = enginesOf(child.pid!);
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
    expect(engines.filter(isAlive)).toEqual([]);
  });

  it("ends on Ctrl-C also where its engine hangs, and leaves nothing", async () => {
    const { child, ended } = await serve();
    const engines = enginesOf(child.pid!);
    expect(engines.length).toBe(1);
    process.kill(engines[0]!, "SIGSTOP");
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
    expect(engines.filter(isAlive)).toEqual([]);
    expect(await engineFolders(child.pid!)).toEqual([]);
  });

  it("keeps collections in its data folder from one start to the next", async () => {
    await using place = await createWorkplace();
    const folder = join(place.folder, "data");
    const first = await serve("--data", folder);
    expect(first.said).toContain(folder);
    await first.client.createCollection("videos", { vectors: { size: 2, distance: "Dot" } });
    await first.client.upsert("videos", { wait: true, points: [{ id: 7, vector: [1, 0] }] });
    first.child.kill("SIGINT");
    expect((await first.ended).code).toBe(0);

    const second = await serve("--data", folder);
    expect((await second.client.count("videos")).count).toBe(1);
    second.child.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
  });

  it("refuses a folder that is not its own, and names a collection that it cannot open", async () => {
    await using place = await createWorkplace();
    const before = hashTree(place.folder);
    const refused = await commandLine(["serve", "--port", "0", "--data", place.folder]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain(`${place.folder} is not a data folder of this program`);
    expect(refused.stderr).toContain("datasets");
    expect(hashTree(place.folder)).toEqual(before);

    const data = join(place.folder, "data");
    await makeCollections(data, "bad", "good");
    await writeFile(join(data, "collections", "bad", "collection.json"), "{");
    const { said, client, child, ended } = await serve("--data", data);
    expect(said).toContain("Collection bad cannot be opened and answers 503: ");
    expect((await client.count("good")).count).toBe(1);
    await expect(client.count("bad")).rejects.toMatchObject({ status: 503 });
    child.kill("SIGINT");
    expect((await ended).code).toBe(0);
  });

  it("says what to do when its port is taken, or its data cannot be kept", async () => {
    const { url, child, ended } = await serve("--engine", "reference");
    const { port } = new URL(url);
    const taken = await commandLine(["serve", "--engine", "reference", "--port", port]);
    expect(taken.stderr).toContain(`port ${port} is taken: choose another, or 0 for a free one`);
    expect(taken.code).toBe(3);
    child.kill("SIGINT");
    await ended;

    const forgetful = await commandLine(["serve", "--engine", "reference", "--data", "somewhere"]);
    expect(forgetful.stderr).toMatch(/the reference engine keeps nothing in somewhere/);
    expect(forgetful.code).toBe(2);
    expect((await commandLine(["serve", "--port", "http"])).code).toBe(2);
  });
});
