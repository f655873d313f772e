import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { commandLine, createWorkplace } from "./command-line.ts";

it("lets two runs of one experiment share a machine and a reports folder", async () => {
  await using place = await createWorkplace();
  const experiment = await place.experiment();
  const run = () => commandLine(["run", experiment, "--reports", place.reports, "--engine", "embedded"]);
  const [one, other] = await Promise.all([run(), run()]);
  expect(one.code, one.stderr).toBe(0);
  expect(other.code, other.stderr).toBe(0);
  expect(one.stdout).toBe(other.stdout);
  expect(await readdir(place.reports)).toEqual(["small"]);
});

it("lets two runs of one experiment share a server", async () => {
  await using place = await createWorkplace();
  await using server = await startEmbeddedQdrant({ engine: "reference" });
  const experiment = await place.experiment();
  const run = async (reports: string) => {
    const folder = join(place.folder, reports);
    const ended = await commandLine(["run", experiment, "--reports", folder, "--engine", server.url]);
    expect(ended.code, ended.stderr).toBe(0);
    return readFile(join(folder, "small", "report.json"), "utf8");
  };
  const [one, other] = await Promise.all([run("one"), run("other")]);
  expect(one).toBe(other);
  const { result } = (await (await fetch(`${server.url}/collections`)).json()) as { result: unknown };
  expect(result).toEqual({ collections: [] });
});
