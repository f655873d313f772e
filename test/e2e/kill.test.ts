import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { commandLine, createWorkplace } from "./command-line.ts";
import { killRun, leftBy, runWhole } from "./kills.ts";

it("leaves nothing over and loses no report when a run is killed, and then another runs", {
  timeout: 180_000,
}, async () => {
  await using place = await createWorkplace();
  const duration = await runWhole(place);
  const before = await leftBy(place);
  expect(before).toMatchObject({ reports: ["baselines", "small"], baselines: ["small.json"], engines: [] });
  await killRun(place, duration);
  await runWhole(place);
  expect(await leftBy(place)).toEqual(before);
});

it("gives back the report that a killed run had moved away, even to a run that fails", async () => {
  await using place = await createWorkplace();
  const draft = join(place.reports, ".small-99999999-0123abcd"); // no process has such a number
  await mkdir(join(draft, "old"), { recursive: true });
  await writeFile(join(draft, "qdrant-rank-eval-draft.json"), "{}");
  await writeFile(join(draft, "old", "report.json"), "the report");
  await writeFile(join(draft, "old", "source.json"), '{ "experiment": "../../experiments/small.json" }');
  const nowhere = ["--engine", "http://127.0.0.1:1", "--timeout", "1"];
  const failed = await commandLine(["run", await place.experiment(), "--reports", place.reports, ...nowhere]);
  expect(failed.code).toBe(3);
  expect(failed.stderr).toContain("Given back: small");
  expect(await readFile(join(place.reports, "small", "report.json"), "utf8")).toBe("the report");
  expect(await readdir(place.reports)).toEqual(["small"]);
});
