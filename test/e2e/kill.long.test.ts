import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createWorkplace } from "./command-line.ts";
import { killRun, leftBy, runWhole } from "./kills.ts";

it("leaves nothing over and loses no report, whenever a run is killed", { timeout: 1_200_000 }, async () => {
  await using place = await createWorkplace();
  const duration = await runWhole(place);
  const before = await leftBy(place);
  expect(before).toMatchObject({ reports: ["baselines", "small"], baselines: ["small.json"], engines: [] });
  for (let kill = 1; kill <= 10; kill++) {
    await killRun(place, duration);
    await runWhole(place);
    expect(await leftBy(place), `after kill ${kill}`).toEqual(before);
  }
});

it("writes no report after it has said that it stops, whenever it is told to", {
  timeout: 1_200_000,
}, async () => {
  await using place = await createWorkplace();
  const duration = await runWhole(place);
  const report = join(place.reports, "small");
  for (let interrupt = 1; interrupt <= 10; interrupt++) {
    await rm(report, { recursive: true });
    const { code, stderr } = await killRun(place, duration, "SIGINT");
    const stopping = stderr.includes("Stopping");
    expect(code === 0 && stopping, stderr).toBe(false);
    expect(existsSync(report), stderr).toBe(code === 0 || (code === 130 && !stopping));
    if (!existsSync(report)) await runWhole(place);
  }
});
