import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { startFaultProxy } from "../fault-proxy.ts";
import { createWorkplace, startCommandLine, type Workplace } from "./command-line.ts";
import { engineFolders, enginesOf, isAlive } from "./processes.ts";

let place: Workplace;
let server: EmbeddedQdrant;
let experiment: string;
beforeAll(async () => {
  place = await createWorkplace();
  server = await startEmbeddedQdrant({ engine: "reference" });
  experiment = await place.experiment();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

const start = (engine: string) =>
  startCommandLine(["run", experiment, "--reports", place.reports, "--engine", engine]);

describe("Ctrl-C", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "stops a run in the middle of a request and deletes its collection: %s",
    async (signal, exitCode) => {
      let hanging = false;
      await using proxy = await startFaultProxy(server.url, ({ number }) => {
        if (number !== 10) return undefined;
        hanging = true;
        return "hang";
      });
      const { child, ended } = start(proxy.url);
      await vi.waitUntil(() => hanging, { timeout: 60_000 });
      child.kill(signal);
      const { code, stderr, stdout } = await ended;
      expect(code, stderr).toBe(exitCode);
      expect(stderr).toContain("error: interrupted; nothing was written");
      expect(stdout).toBe("");
      expect(await readdir(place.folder)).not.toContain("reports");
      const left = (await (await fetch(`${server.url}/collections`)).json()) as { result: unknown };
      expect(left.result).toEqual({ collections: [] });
    },
  );

  it("ends the run at once the second time, when even the cleaning up hangs", {
    timeout: 15_000,
  }, async () => {
    let hanging = false;
    await using proxy = await startFaultProxy(server.url, ({ number }) => {
      hanging = number >= 10;
      return hanging ? "hang" : undefined;
    });
    const { child, says, ended } = start(proxy.url);
    await vi.waitUntil(() => hanging, { timeout: 60_000 });
    child.kill("SIGINT");
    await says("press Ctrl-C again");
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
  });

  it("ends the embedded engine too", async () => {
    const { child, says, ended } = start("embedded");
    await says("Retrieving candidates");
    const engines = enginesOf(child.pid!);
    expect(engines.length).toBe(1);
    child.kill("SIGINT");
    const { code, stderr } = await ended;
    expect(code, stderr).toBe(130);
    expect(stderr).toContain("error: interrupted; nothing was written");
    expect(engines.filter(isAlive)).toEqual([]);
    expect(await engineFolders(child.pid!)).toEqual([]);
  });
});

describe("in the middle of a computation", () => {
  /** A world that takes a minute to generate. */
  const large = { users: 3000, testUsers: 1500, items: 60_000 };

  it("stops before the computation ends, and writes nothing", { timeout: 60_000 }, async () => {
    await using place = await createWorkplace(large);
    const args = ["run", await place.experiment(), "--reports", place.reports, "--engine", "reference"];
    const { child, says, ended } = startCommandLine(args);
    await says("Loading the dataset");
    const sent = performance.now();
    child.kill("SIGINT");
    const { code, stderr } = await ended;
    expect(performance.now() - sent).toBeLessThan(5000);
    expect(code, stderr).toBe(130);
    expect(stderr).toContain("Stopping");
    expect(stderr).not.toContain("Opening the engine");
    expect(await readdir(place.folder)).not.toContain("reports");
  });

  it("stops when only npm is told to", { timeout: 60_000 }, async () => {
    await using place = await createWorkplace(large);
    const args = ["run", "experiment", "--", await place.experiment(), "--reports", place.reports];
    const env = { ...process.env, NO_COLOR: "1" };
    const npm = spawn("npm", args, { stdio: ["ignore", "pipe", "pipe"], env });
    let output = "";
    const closed = once(
      npm.stderr.on("data", (chunk) => (output += chunk)),
      "close",
    );
    await vi.waitUntil(() => output.includes("Loading the dataset"), { timeout: 30_000 });
    npm.kill("SIGTERM");
    await closed; // the run holds the other end
    expect(output).toContain("error: interrupted; nothing was written");
    expect(await readdir(place.folder)).not.toContain("reports");
  });
});

it("leaves no engine and no folder when the harness is killed outright", async () => {
  const { child, says, ended } = start("embedded");
  await says("Retrieving candidates");
  const engines = enginesOf(child.pid!);
  expect(engines.length).toBe(1);
  expect(await engineFolders(child.pid!)).toHaveLength(1);
  child.kill("SIGKILL");
  await ended;
  await vi.waitUntil(() => !engines.some(isAlive), { timeout: 20_000, interval: 100 });
  expect(await engineFolders(child.pid!)).toEqual([]);
});
