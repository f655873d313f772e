import { chmod, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { hashTree } from "../hash-tree.ts";
import { fill, makeCollection, makeCollections, scratchFolder, send, withServer } from "./data-folder.ts";

const manifest =
  '{"name":"videos","config":{"params":{},"hnsw_config":{},"optimizer_config":{}},"indexes":{}}';

describe("a folder without our mark", () => {
  const foreign: [what: string, files: { readonly [path: string]: string }, named: string][] = [
    ["photos", { "beach.jpg": "jpeg", "2024/alps.jpg": "jpeg" }, "beach.jpg"],
    ["photos in a folder named collections", { "collections/2024/alps.jpg": "jpeg" }, "collections/2024"],
    [
      "a real Qdrant's storage",
      {
        "raft_state.json": "{}",
        "aliases/data.json": "{}",
        "collections/videos/config.json": "{}",
        "collections/videos/0/wal/open-1": "wal",
      },
      "collections/videos",
    ],
    [
      "one collection of 0.1.0 whose manifest is cut off",
      {
        lock: "7",
        "collections/videos/collection.json": manifest.slice(0, 20),
        "collections/videos/shard/": "",
      },
      "collections/videos",
    ],
    [
      "a collection under another name",
      { "collections/other/collection.json": manifest, "collections/other/shard/": "" },
      "collections/other",
    ],
    [
      "an empty folder of collections beside something else",
      { "collections/": "", "thesis.tex": "" },
      "thesis.tex",
    ],
    ["a lock that is somebody else's", { lock: "held by apt" }, "lock"],
    ["a mark that is not ours", { "qdrant-rank-eval.json": "{}" }, "qdrant-rank-eval.json"],
    ["a mark that is cut off", { "qdrant-rank-eval.json": '{"madeBy":"qdr' }, "qdrant-rank-eval.json"],
    [
      "the mark of a newer version",
      { "qdrant-rank-eval.json": '{"madeBy":"qdrant-rank-eval","kind":"data","format":2}' },
      "format 2",
    ],
    [
      "the mark of another kind of folder",
      { "qdrant-rank-eval.json": '{"madeBy":"qdrant-rank-eval","kind":"temporary","format":1}' },
      "temporary",
    ],
  ];

  it.each(foreign)("is refused, by name, and left as it is: %s", async (_what, files, named) => {
    await using folder = await scratchFolder();
    await fill(folder.path, files);
    const before = hashTree(folder.path);
    const failure = await startEmbeddedQdrant({ dataDir: folder.path }).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "input", message: expect.stringContaining(named) });
    expect(failure).toMatchObject({ message: expect.stringContaining(folder.path) });
    expect(hashTree(folder.path)).toEqual(before);
  });

  it("is refused where it is a file, or has no name", async () => {
    await using folder = await scratchFolder();
    await fill(folder.path, { file: "text" });
    for (const dataDir of [join(folder.path, "file"), join(folder.path, "file", "below")]) {
      await expect(startEmbeddedQdrant({ dataDir })).rejects.toMatchObject({
        code: "input",
        message: expect.stringContaining(`${dataDir} is not a folder`),
      });
    }
    await expect(startEmbeddedQdrant({ dataDir: "" })).rejects.toMatchObject({ code: "input" });
    expect(hashTree(folder.path)).toMatchObject({ file: expect.any(String) });
  });

  it("is taken and marked where it is missing or empty", async () => {
    await using folder = await scratchFolder();
    for (const path of [folder.path, join(folder.path, "collections", "..", "new")]) {
      await withServer(path, async (url) => {
        expect(await send(url, "GET", "/collections")).toMatchObject({ result: { collections: [] } });
      });
      expect(JSON.parse(await readFile(join(path, "qdrant-rank-eval.json"), "utf8"))).toMatchObject({
        madeBy: "qdrant-rank-eval",
        kind: "data",
        format: 1,
      });
    }
  });

  it("is taken and marked, with its collections, where 0.1.0 made it", async () => {
    await using folder = await scratchFolder();
    await makeCollections(folder.path, "My.videos");
    await rm(join(folder.path, "qdrant-rank-eval.json"));
    await writeFile(join(folder.path, "lock"), "1");
    const collections = join(folder.path, "collections");
    await rename(join(collections, "%4dy%2evideos"), join(collections, "My%2Evideos"));
    await fill(collections, { "cut-off/collection.json": '{"na', "photos/alps.jpg": "jpeg" });
    await withServer(folder.path, async (url) => {
      expect(await send(url, "GET", "/collections/My.videos/points/7")).toMatchObject({ status: 200 });
      expect(await send(url, "GET", "/collections/cut-off")).toMatchObject({ status: 503 });
      expect(await send(url, "DELETE", "/collections/My.videos")).toMatchObject({ result: true });
    });
    const left = hashTree(folder.path);
    expect(left).toHaveProperty(["qdrant-rank-eval.json"]);
    expect(left).toHaveProperty(["collections/photos/alps.jpg"]);
    expect(left).toHaveProperty(["collections/cut-off/collection.json"]);
    expect(left).not.toHaveProperty(["collections/My%2Evideos"]);
  });
});

describe("a data folder", () => {
  const strangers = {
    "notes.txt": "notes",
    "photos/alps.jpg": "jpeg",
    "collections/README": "readme",
    "collections/photos/alps.jpg": "jpeg",
    "collections/empty/": "",
    "collections/videos/notes.txt": "notes",
    "collections/new/notes.txt": "notes",
  };

  it("keeps what others put into it, whatever happens to its collections", async () => {
    await using folder = await scratchFolder();
    await using outside = await scratchFolder();
    await makeCollections(folder.path, "videos");
    await fill(folder.path, strangers);
    await fill(outside.path, { "alps.jpg": "jpeg", "shard/alps.jpg": "jpeg" });
    await symlink(outside.path, join(folder.path, "collections", "videos", "link"));
    const before = hashTree(outside.path);
    await withServer(folder.path, async (url) => {
      expect(await send(url, "GET", "/collections")).toMatchObject({
        result: { collections: [{ name: "videos" }] },
      });
      for (const name of ["new", "photos", "empty"])
        expect(await makeCollection(url, name)).toMatchObject({ status: 200 });
      for (const name of ["videos", "new"]) await send(url, "DELETE", `/collections/${name}`);
      expect(await makeCollection(url, "videos")).toMatchObject({ status: 200 });
      await send(url, "DELETE", "/collections/videos");
    });
    const after = hashTree(folder.path);
    await using pristine = await scratchFolder();
    await fill(pristine.path, strangers);
    expect(after).toMatchObject(hashTree(pristine.path));
    expect(after).toMatchObject({ "collections/videos/link": outside.path });
    expect(hashTree(outside.path)).toEqual(before);
    expect(
      Object.keys(after)
        .filter((path) => path.startsWith("collections/videos"))
        .sort(),
    ).toEqual(["", "/link", "/notes.txt"].map((path) => `collections/videos${path}`));
  });

  it.skipIf(process.getuid?.() === 0)("is refused where it cannot be read or written", async () => {
    await using folder = await scratchFolder();
    for (const mode of [0o500, 0o000]) {
      await chmod(folder.path, mode);
      await expect(startEmbeddedQdrant({ dataDir: folder.path })).rejects.toMatchObject({ code: "world" });
    }
    await chmod(folder.path, 0o700);
    expect(hashTree(folder.path)).toEqual({});
  });
});
