import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { Baseline } from "../../src/gate/baseline.ts";
import { acceptBaseline, baselinePath, loadBaseline } from "../../src/gate/baseline-file.ts";

const baseline: Baseline = {
  schemaVersion: 2,
  experiment: "tiny",
  dataset: { name: "tiny", fingerprint: "0" },
  engine: "Qdrant Edge",
  headline: { system: "formula", depth: 10, measure: "P@5" },
  model: { intercept: -1, weights: [{ feature: "prefetch score", value: 8 }] },
  columns: [{ system: "formula", depth: 10, measure: "P@5" }],
  means: [0.3],
  queries: { ann: [0.2], bob: [0.4] },
};

const accept = "npm run experiment -- --accept tiny";

async function reportsFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "baseline-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it("is read as it was accepted, and replaced by the next", async () => {
  const path = baselinePath(await reportsFolder(), "tiny");
  await acceptBaseline(path, { ...baseline, means: [0.1] });
  await acceptBaseline(path, baseline);
  expect(await loadBaseline(path, accept)).toEqual(baseline);
  expect(await readdir(join(path, ".."))).toEqual(["tiny.json"]);
});

it("is asked for where there is none", async () => {
  const path = baselinePath(await reportsFolder(), "tiny");
  await expect(loadBaseline(path, accept)).rejects.toThrow(`Accept a run as baseline first: ${accept}`);
});

it("leaves nothing half written where it cannot be accepted", async () => {
  const path = baselinePath(await reportsFolder(), "tiny");
  await mkdir(path, { recursive: true }); // a folder stands in its place
  await expect(acceptBaseline(path, baseline)).rejects.toThrow(`${path} cannot be written`);
  expect(await readdir(join(path, ".."))).toEqual(["tiny.json"]);
});
