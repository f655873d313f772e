import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Bridge } from "../../../src/engine/edge/bridge.ts";
import { installEdge } from "../../../src/engine/edge/install.ts";
import { floats, list, literal } from "../../../src/engine/edge/tree.ts";

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
