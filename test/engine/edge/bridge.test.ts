import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Bridge } from "../../../src/engine/edge/bridge.ts";
import { installEdge } from "../../../src/engine/edge/install.ts";
import { floats, list, literal } from "../../../src/engine/edge/tree.ts";
import { isAlive } from "../../e2e/processes.ts";

describe("Bridge", () => {
  let python: string;
  let parent: string;
  let bridge: Bridge;
  beforeAll(async () => {
    python = await installEdge(() => {});
    parent = await mkdtemp(join(tmpdir(), "bridge-test-"));
    const shard = join(parent, "data", "shard");
    await mkdir(shard, { recursive: true });
    bridge = new Bridge(python, join(parent, "data"));
    await bridge.send("create", "s", shard, ["EdgeConfig", ["EdgeVectorParams", 2, ["Distance.Dot"]]]);
    const points = list([
      ["Point", 1, floats([0.1, 1]), literal({ é: 1.0, 'quote"': [true, null] })],
      ["Point", "6f1f9c52-5a0e-4f0c-9a3e-2f0d9a6b7c11", floats([3, 4]), literal(null)],
    ]);
    await bridge.send("call", "s", "update", ["UpdateOperation.upsert_points", points]);
  });
  afterAll(async () => {
    await bridge.close();
    await rm(parent, { recursive: true, force: true });
  });

  const query = (...parts: unknown[]) =>
    bridge.send("call", "s", "query_batch", [
      "QueryBatchRequest",
      list([["QueryRequest", 10, 0, ["Query.Nearest", floats([1, 0])], list([]), ...parts] as never]),
    ]);

  it("prints scores in the shortest decimals of 32-bit floats", async () => {
    const { lines, seconds } = await query(false, false);
    expect(lines).toEqual([
      '[{"id":"6f1f9c52-5a0e-4f0c-9a3e-2f0d9a6b7c11","version":0,"score":3}, {"id":1,"version":0,"score":0.1}]',
    ]);
    expect(seconds).toBeGreaterThan(0);
  });

  it("prints points with numbers for ids as it prints those with UUIDs", async () => {
    const onlyNumbers = ["Filter", list([["HasIdCondition", ["{", 1]]]), null, null, null];
    const nothing = ["Filter", list([["HasIdCondition", ["{", 9]]]), null, null, null];
    expect((await query(false, false, onlyNumbers)).lines).toEqual(['[{"id":1,"version":0,"score":0.1}]']);
    expect((await query(false, false, nothing)).lines).toEqual(["[]"]);
  });

  it("prints payload and vectors where they are asked for", async () => {
    const { lines } = await query(true, true);
    expect(JSON.parse(lines[0]!)).toEqual([
      { id: "6f1f9c52-5a0e-4f0c-9a3e-2f0d9a6b7c11", version: 0, score: 3, payload: {}, vector: [3, 4] },
      { id: 1, version: 0, score: 0.1, payload: { é: 1, 'quote"': [true, null] }, vector: [0.1, 1] },
    ]);
  });

  it("prints as null what JSON has no number for, and leaves payloads and ids as they are", async () => {
    const shard = join(parent, "data", "infinite");
    await mkdir(shard);
    await bridge.send("create", "i", shard, ["EdgeConfig", ["EdgeVectorParams", 2, ["Distance.Dot"]]]);
    const point = ["Point", 1, floats([1e39, 1]), literal({ text: "[inf, NaN]" })];
    await bridge.send("call", "i", "update", ["UpdateOperation.upsert_points", list([point])]);
    const { lines } = await bridge.send("call", "i", "retrieve", literal([1]), true, true);
    expect(JSON.parse(lines[0]!)).toEqual([{ id: 1, payload: { text: "[inf, NaN]" }, vector: [null, 1] }]);
    for (const withPayload of [true, false]) {
      const request = [
        "QueryRequest",
        10,
        0,
        ["Query.Nearest", floats([1, 0])],
        list([]),
        false,
        withPayload,
      ];
      const answer = await bridge.send("call", "i", "query_batch", ["QueryBatchRequest", list([request])]);
      expect(JSON.parse(answer.lines[0]!)).toMatchObject([{ id: 1, score: null }]);
    }
  });

  it("holds a file for one process at a time, and until that one is killed", async () => {
    const file = join(parent, "held");
    const holder = spawn(python, ["-I", "src/engine/edge/bridge.py"]);
    holder.stdin.write(`${JSON.stringify(["lock", file, 0])}\n`);
    await once(holder.stdout, "data");
    expect(await bridge.lock(file, 0)).toBe(false);
    const waiting = bridge.lock(file, 20);
    holder.kill("SIGKILL");
    expect(await waiting).toBe(true);
    expect(await bridge.lock(file, 0)).toBe(false);
    await bridge.unlock(file);
    expect(await bridge.lock(file, 0)).toBe(true);
    await bridge.unlock(file);
    await rm(file);
  });

  it("answers the next request also after an error that is no text", async () => {
    await expect(bridge.send("call", "s", "count", ["\ud800"])).rejects.toThrow("not a class");
    expect((await bridge.send("call", "s", "count", ["CountRequest"])).lines).toEqual(["2"]);
  });

  it("answers in the order of the requests, also where one fails", async () => {
    const answers = await Promise.allSettled([
      bridge.send("call", "s", "count", ["CountRequest"]),
      bridge.send("call", "s", "count", ["NoSuchClass"]),
      bridge.send("call", "s", "scroll", ["ScrollRequest", null, 1, null, false, false]),
    ]);
    expect(answers).toMatchObject([
      { status: "fulfilled", value: { lines: ["2"] } },
      { status: "rejected", reason: { status: 400 } },
      { status: "fulfilled", value: { lines: ['[{"id":1}]', '"6f1f9c52-5a0e-4f0c-9a3e-2f0d9a6b7c11"'] } },
    ]);
  });

  it("builds nothing but the engine's request classes, and calls nothing but its methods", async () => {
    await expect(bridge.send("call", "s", "count", ["EdgeShard.load", "/"])).rejects.toThrow("not a class");
    await expect(bridge.send("call", "s", "count", ["Filter.__init__"])).rejects.toThrow("not a class");
    await expect(bridge.send("call", "s", "close")).rejects.toThrow("no such verb or method");
  });

  it("prints null for what JSON has no number for, as Qdrant does", async () => {
    const shard = join(parent, "data", "not-json");
    await mkdir(shard);
    const half = ["EdgeVectorParams", 2, ["Distance.Dot"], null, null, ["VectorStorageDatatype.Float16"]];
    const vectors = { a: ["EdgeVectorParams", 2, ["Distance.Dot"]], half, "inf, NaN ❤️\u007f": half };
    await bridge.send("create", "i", shard, ["EdgeConfig", vectors, { sparse: ["EdgeSparseVectorParams"] }]);
    const large = floats([3e38, 3e38]);
    const sparse = ["SparseVector", literal([1]), floats([3e38])];
    const point = { a: large, half: floats([1e6, -1e6]), "inf, NaN ❤️\u007f": floats([1, 2]), sparse };
    await bridge.send("call", "i", "update", [
      "UpdateOperation.upsert_points",
      list([["Point", 1, point as never, literal({ text: "inf NaN -inf", 'NaN "inf': "\\" })]]),
    ]);
    const search = (vector: unknown, using: string, ...parts: unknown[]) =>
      bridge.send("call", "i", "query_batch", [
        "QueryBatchRequest",
        list([["QueryRequest", 10, 0, ["Query.Nearest", vector, using], list([]), ...parts] as never]),
      ]);
    const found = async (...args: Parameters<typeof search>) => JSON.parse((await search(...args)).lines[0]!);

    expect(await found(large, "a", false, false)).toEqual([{ id: 1, version: 0, score: null }]);
    const payload = { text: "inf NaN -inf", 'NaN "inf': "\\" };
    expect(await found(sparse, "sparse", true, true)).toEqual([
      {
        id: 1,
        version: 0,
        score: null,
        payload,
        vector: {
          a: [3e38, 3e38],
          half: [null, null],
          "inf, NaN ❤️\u007f": [1, 2],
          sparse: { indices: [1], values: [3e38] },
        },
      },
    ]);
    expect(await found(large, "a", literal(["half"]), false)).toMatchObject([
      { vector: { half: [null, null] } },
    ]);
  });

  it("has no answer waiting for what cannot be sent, and goes on", async () => {
    const round: { self?: unknown } = {};
    round.self = round;
    await expect(bridge.send("call", "s", "count", round)).rejects.toThrow("circular");
    const { lines } = await bridge.send("call", "s", "count", ["CountRequest"]);
    expect(lines).toEqual(["2"]);
  });

  it("answers with what Python can print of half a character", async () => {
    await expect(bridge.send("call", "s", "\ud800")).rejects.toThrow("no such verb or method");
    expect((await bridge.send("version")).lines).toHaveLength(1);
  });

  it("builds filters as deep as JSON may be", async () => {
    let filter: unknown = ["HasIdCondition", ["{", 1]];
    for (let i = 0; i < 62; i++) filter = ["Filter", ["[", filter], null, null, null];
    expect((await bridge.send("call", "s", "count", ["CountRequest", true, filter])).lines).toEqual(["1"]);
  });

  it("kills a process that hangs when it is closed, and says so to whoever waits", async () => {
    const folder = join(parent, "hung");
    await mkdir(folder);
    const hung = new Bridge(python, folder);
    await hung.version();
    const children = execFileSync("ps", ["-A", "-o", "pid=,args="], { encoding: "utf8" });
    const pid = Number(
      children
        .split("\n")
        .find((line) => line.includes(folder))!
        .trim()
        .split(" ")[0],
    );
    process.kill(pid, "SIGSTOP");
    const waiting = hung.send("version");
    const refused = expect(waiting).rejects.toThrow("the engine's process is gone: it ended with SIGKILL");
    await hung.close(100);
    await refused;
    expect(isAlive(pid)).toBe(false);
    await rm(folder, { recursive: true });
  });

  it("gives up an engine that does not load in time", async () => {
    const sleeper = join(parent, "python");
    await writeFile(sleeper, "#!/bin/sh\nexec sleep 60\n", { mode: 0o755 });
    await expect(new Bridge(sleeper).version(100)).rejects.toThrow("Qdrant Edge did not load within 0.1 s");
    await rm(sleeper);
  });

  it("deletes its folder when it is closed, and refuses what comes later", async () => {
    await mkdir(join(parent, "other"));
    const other = new Bridge(python, join(parent, "other"));
    await other.send("version");
    await other.close();
    expect(await readdir(parent)).toEqual(["data"]);
    await expect(other.send("version")).rejects.toThrow("the engine's process is gone: it ended with code 0");
  });

  it("deletes its folder also where nobody is left to hear an answer", async () => {
    const folder = join(parent, "orphan");
    await mkdir(folder);
    const orphan = spawn(python, ["-I", "src/engine/edge/bridge.py", folder]);
    orphan.stdout.destroy();
    orphan.stdin.write('["version"]\n');
    await once(orphan, "exit");
    expect(await readdir(parent)).toEqual(["data"]);
  });

  it("says that Python is missing where it is", async () => {
    await expect(new Bridge("/nowhere/python").send("version")).rejects.toThrow("ENOENT");
  });
});
