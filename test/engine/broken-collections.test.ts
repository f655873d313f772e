import { chmod, mkdir, readdir, readFile, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { makeCollections, scratchFolder, send, withServer } from "./data-folder.ts";

/** Ways to spoil a collection's folder, and what is then named. */
const SPOILERS: [what: string, named: string, spoil: (path: string) => Promise<unknown>][] = [
  ["a manifest that is cut off", "collection.json", (path) => truncate(join(path, "collection.json"), 20)],
  ["an empty manifest", "collection.json", (path) => truncate(join(path, "collection.json"), 0)],
  ["a manifest that is null", "collection.json", (path) => writeFile(join(path, "collection.json"), "null")],
  [
    "a manifest without settings",
    "collection.json",
    (path) => writeFile(join(path, "collection.json"), '{"name":"bad","config":{"params":{}},"indexes":{}}'),
  ],
  ["no manifest", "collection.json", (path) => rm(join(path, "collection.json"))],
  [
    "a manifest that cannot be read",
    "collection.json",
    async (path) => {
      await rm(join(path, "collection.json"));
      await mkdir(join(path, "collection.json"));
    },
  ],
  [
    "the manifest of another collection",
    "good",
    async (path) => {
      const text = await readFile(join(path, "collection.json"), "utf8");
      await writeFile(join(path, "collection.json"), text.replace('"bad"', '"good"'));
    },
  ],
  [
    "a mark that is cut off",
    "qdrant-rank-eval.json",
    (path) => writeFile(join(path, "qdrant-rank-eval.json"), "{"),
  ],
  ["no shard", "bad", (path) => rm(join(path, "shard"), { recursive: true })],
  [
    "a log of rubbish",
    "bad",
    (path) => spoilFiles(join(path, "shard", "wal"), (file) => writeFile(file, "x".repeat(999))),
  ],
  [
    "segments that are cut off",
    "bad",
    (path) => spoilFiles(join(path, "shard", "segments"), (file) => truncate(file, 5)),
  ],
  [
    "a link to nowhere",
    "bad",
    async (path) => {
      await rm(path, { recursive: true });
      await symlink(join(path, "nowhere"), path);
    },
  ],
];

/** Does something to every file below a folder. */
async function spoilFiles(folder: string, spoil: (file: string) => Promise<unknown>): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) await spoil(join(entry.parentPath, entry.name));
  }
}

it.each(SPOILERS)(
  "a collection with %s is named and answers 503, the others serve",
  async (_what, named, spoil) => {
    await using folder = await scratchFolder();
    await makeCollections(folder.path, "bad", "good", "zoo");
    const path = join(folder.path, "collections", "bad");
    await spoil(path);
    const held = () => readdir(path).catch(() => "nothing");
    const before = await held();
    const told: string[] = [];
    await using qdrant = await startEmbeddedQdrant({
      dataDir: folder.path,
      onProgress: (line) => told.push(line),
    });
    expect(told).toEqual([expect.stringMatching(/^Collection bad cannot be opened and answers 503: /)]);
    expect(told[0]).toContain(named);
    for (const name of ["good", "zoo"]) {
      expect(await send(qdrant.url, "GET", `/collections/${name}/points/7`)).toMatchObject({ status: 200 });
    }
    const { result } = await send(qdrant.url, "GET", "/collections");
    expect(result).toEqual({ collections: ["bad", "good", "zoo"].map((name) => ({ name })) });
    const requests: [method: string, path: string, body?: object][] = [
      ["GET", "/collections/bad"],
      ["DELETE", "/collections/bad"],
      ["PUT", "/collections/bad", { vectors: { size: 2, distance: "Dot" } }],
      ["PATCH", "/collections/bad", {}],
      ["POST", "/collections/bad/points/query", { query: [1, 2] }],
      ["PUT", "/collections/bad/points", { points: [{ id: 7, vector: [1, 2] }] }],
    ];
    for (const request of requests) {
      const answer = await send(qdrant.url, ...request);
      expect(answer).toMatchObject({ status: 503, error: expect.stringContaining(named) });
      expect(answer.error).toContain("Collection `bad` cannot be opened");
    }
    expect(await held()).toEqual(before);
  },
);

it("a collection that could not be opened is served once it is repaired", async () => {
  await using folder = await scratchFolder();
  await makeCollections(folder.path, "bad");
  const manifest = join(folder.path, "collections", "bad", "collection.json");
  await rename(manifest, `${manifest}.away`);
  await withServer(folder.path, async (url) => {
    expect(await send(url, "GET", "/collections/bad")).toMatchObject({ status: 503 });
  });
  await rename(`${manifest}.away`, manifest);
  await withServer(folder.path, async (url) => {
    expect(await send(url, "GET", "/collections/bad/points/7")).toMatchObject({ status: 200 });
  });
});

it.skipIf(process.getuid?.() === 0)("a collection of another user stops no other", async () => {
  await using folder = await scratchFolder();
  await makeCollections(folder.path, "bad", "good");
  await chmod(join(folder.path, "collections", "bad"), 0);
  await withServer(folder.path, async (url) => {
    expect(await send(url, "GET", "/collections/bad")).toMatchObject({ status: 503 });
    expect(await send(url, "GET", "/collections/good/points/7")).toMatchObject({ status: 200 });
  });
  await chmod(join(folder.path, "collections", "bad"), 0o700);
});

it("what a kill left of a creation or a deletion is deleted, by its mark", async () => {
  await using folder = await scratchFolder();
  await makeCollections(folder.path, "good", "left");
  const left = join(folder.path, "collections", "left");
  await writeFile(
    join(left, "qdrant-rank-eval.json"),
    JSON.stringify({ madeBy: "qdrant-rank-eval", format: 1, kind: "leftover" }),
  );
  await withServer(folder.path, async (url) => {
    expect(await send(url, "GET", "/collections")).toMatchObject({
      result: { collections: [{ name: "good" }] },
    });
  });
  expect(await readdir(join(folder.path, "collections"))).toEqual(["good"]);
});
