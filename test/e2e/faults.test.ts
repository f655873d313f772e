import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { type Fault, startFaultProxy } from "../fault-proxy.ts";
import { commandLine, createWorkplace, startCommandLine, type Workplace } from "./command-line.ts";
import { engineFolders, enginesOf, isAlive } from "./processes.ts";

let place: Workplace;
let server: EmbeddedQdrant;
let experiment: string;
let undisturbed: string;
beforeAll(async () => {
  place = await createWorkplace();
  server = await startEmbeddedQdrant({ engine: "reference" });
  experiment = await place.experiment();
  const { code, stderr } = await run(server.url);
  expect(code, stderr).toBe(0);
  undisturbed = await readReport();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

function run(engine: string, ...flags: string[]) {
  return commandLine(["run", experiment, "--reports", place.reports, "--engine", engine, ...flags]);
}

function readReport(): Promise<string> {
  return readFile(join(place.reports, "small", "report.json"), "utf8");
}

async function collections(): Promise<unknown> {
  const answer = (await (await fetch(`${server.url}/collections`)).json()) as {
    result: { collections: unknown };
  };
  return answer.result.collections;
}

describe("a run through a faulty network", () => {
  it("finishes with the same bytes when what fails comes back", async () => {
    const faults: Fault[] = ["busy", "drop", "lose", "cut", "hang", 100];
    await using proxy = await startFaultProxy(server.url, ({ number }) =>
      number % 4 === 3 ? faults[((number - 3) / 4) % faults.length] : undefined,
    );
    const { code, stderr } = await run(proxy.url, "--timeout", "2");
    expect(code, stderr).toBe(0);
    expect(proxy.seen.length).toBeGreaterThan(4 * faults.length);
    expect(stderr).toContain("Qdrant answered 503; try 2 of 6 in 0.25 s");
    expect(stderr).toContain("no answer in time; try 2 of 6");
    expect(await readReport()).toBe(undisturbed);
    expect(await collections()).toEqual([]);
  });

  it("fails with 3 when it does not come back, says which request and what is left, and keeps the old report", async () => {
    await using proxy = await startFaultProxy(server.url, ({ number }) => (number > 12 ? "drop" : undefined));
    const { code, stderr, stdout } = await run(proxy.url);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /error: querying collection qdrant-rank-eval-small-\w+ failed after 6 tries: .*(socket|closed)/,
    );
    expect(stderr).toMatch(/error: deleting collection qdrant-rank-eval-small-\w+, which this run made/);
    expect(stdout).toBe("");
    expect(await readReport()).toBe(undisturbed);
    expect(await readdir(place.reports)).toEqual(["small"]);
  });
});

it("fails with 3 when its engine is killed under it, and leaves nothing", async () => {
  const { child, says, ended } = startCommandLine([
    "run",
    experiment,
    "--reports",
    place.reports,
    "--engine",
    "embedded",
  ]);
  await says("Retrieving candidates");
  const engines = enginesOf(child.pid!);
  expect(engines.length).toBe(1);
  process.kill(engines[0]!, "SIGKILL");
  const { code, stderr } = await ended;
  expect(code).toBe(3);
  expect(stderr).toMatch(/error: querying collection .*: the engine's process is gone: .*SIGKILL/);
  expect(stderr.match(/^error: /gm)).toHaveLength(1);
  expect(await readReport()).toBe(undisturbed);
  expect(await engineFolders(child.pid!)).toEqual([]);
});

it("fails with 3 when its engine hangs, names it, and leaves nothing, within the tries of one request", {
  timeout: 120_000,
}, async () => {
  const running = ["run", experiment, "--reports", place.reports, "--engine", "embedded", "--timeout", "0.5"];
  const { child, says, ended } = startCommandLine(running);
  await says("Retrieving candidates");
  const engines = enginesOf(child.pid!);
  expect(engines.length).toBe(1);
  process.kill(engines[0]!, "SIGSTOP");
  const stopped = performance.now();
  const { code, stderr } = await ended;
  // Six tries of half a second, the waits between them, five seconds for the engine to end, and a slow machine.
  expect(performance.now() - stopped).toBeLessThan(6 * 500 + 7750 + 5000 + 15_000);
  expect(code, stderr).toBe(3);
  expect(stderr).toMatch(
    /error: querying collection \S+ failed after 6 tries: no answer in time \(0\.5 s\) from Qdrant Edge \S+ at http:\S+/,
  );
  expect(engines.filter(isAlive)).toEqual([]);
  expect(await engineFolders(child.pid!)).toEqual([]);
  expect(await readReport()).toBe(undisturbed);
});
