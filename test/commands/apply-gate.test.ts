import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { acceptRun, checkRun, type GateSettings } from "../../src/commands/apply-gate.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import type { FreshRun } from "../../src/gate/baseline.ts";
import { acceptBaseline, loadBaseline } from "../../src/gate/baseline-file.ts";
import type { Requirement } from "../../src/gate/requirement.ts";
import type { Finding } from "../../src/report/findings/finding.ts";
import type { Outcome } from "../../src/run-experiment.ts";
import { freshRun } from "../gate/fresh-run.ts";
import { sampleReport } from "../report/sample-report.ts";

/** A run in which the first 4, 8 or 12 of 12 queries have lost: 4 of one sign have p = 1/16, 8 have 1/256. */
function lostBy(fours: number, fingerprint = "f"): FreshRun {
  return freshRun(
    Array.from({ length: 12 }, (_, query) => (query < 4 * fours ? 0.4 : 0.5)),
    { fingerprint },
  );
}

function headlineValues({ queries }: FreshRun) {
  return Object.fromEntries(Object.entries(queries).map(([id, [, value]]) => [id, value!]));
}

function outcomeOf(current: FreshRun, findings: readonly Finding[] = []): Outcome {
  return { current, report: { ...sampleReport, findings } } as Outcome;
}

async function settings(require: Requirement = "nothing", force = false): Promise<GateSettings> {
  const folder = await mkdtemp(join(tmpdir(), "gate-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const experiment = experimentSchema.parse({
    name: "a",
    dataset: "d",
    features: [{ kind: "prefetch-score" }],
    ranking: { depths: [20] },
    gate: { minimumEffect: 0, require },
  });
  const run = { experiment: "a", engine: "auto", reports: "reports" };
  return { experiment, path: join(folder, "a.json"), run, force };
}

it("keeps the first baseline's headline through all that are accepted, so that small losses add up in sight", async () => {
  const gate = await settings();
  const [first, second, third] = [lostBy(0), lostBy(1), lostBy(2)];
  expect((await acceptRun(outcomeOf(first), gate)).passed).toBe(true);
  expect(await loadBaseline(gate.path, "")).toEqual(first);

  expect((await acceptRun(outcomeOf(second), gate)).passed).toBe(true);
  const kept = { ...first.headline, queries: headlineValues(first) };
  expect(await loadBaseline(gate.path, "")).toEqual({ ...second, anchor: kept });
  expect((await acceptRun(outcomeOf(second), gate)).passed).toBe(true);
  expect(await loadBaseline(gate.path, "")).toEqual({ ...second, anchor: kept });

  const refused = await acceptRun(outcomeOf(third), gate);
  expect(refused.passed).toBe(false);
  expect(refused.text).toMatch(/lost measurably against the first baseline.*P@10 of formula at depth 20/);
  expect(refused.text).toContain("npm run experiment -- --accept --force a");
  expect(await loadBaseline(gate.path, "")).toMatchObject({ means: second.means });

  // What was forced is the level from now on.
  expect((await acceptRun(outcomeOf(third), { ...gate, force: true })).passed).toBe(true);
  expect(await loadBaseline(gate.path, "")).toEqual(third);
});

it("keeps the headline of a baseline of version 1, too", async () => {
  const gate = await settings();
  const { headline: _, model: __, ...first } = lostBy(0);
  await acceptBaseline(gate.path, { ...first, schemaVersion: 1 });
  const second = lostBy(1);
  await acceptRun(outcomeOf(second), gate);
  const anchor = { ...second.headline, queries: headlineValues(lostBy(0)) };
  expect(await loadBaseline(gate.path, "")).toEqual({ ...second, anchor });
});

it("starts anew on other data, and where the file is no baseline", async () => {
  const gate = await settings();
  await acceptBaseline(gate.path, lostBy(0));
  const others = lostBy(3, "g");
  expect((await acceptRun(outcomeOf(others), gate)).passed).toBe(true);
  expect(await loadBaseline(gate.path, "")).toEqual(others);
  await writeFile(gate.path, "{ damaged");
  expect((await acceptRun(outcomeOf(lostBy(0)), gate)).passed).toBe(true);
});

it("lets a formula that is worse than the control pass neither a check nor as baseline, unless that is forced", async () => {
  const gate = await settings("not-measurably-worse");
  const answer = sampleReport.findings[0]!;
  const worse = outcomeOf(lostBy(0), [{ ...answer, code: "worse", severity: "warning" } as Finding]);
  const refused = await acceptRun(worse, gate);
  expect(refused).toMatchObject({ passed: false });
  expect(refused.text).toContain("formula is measurably worse than vector");
  await expect(readFile(gate.path)).rejects.toThrow("ENOENT");

  const check = checkRun(lostBy(0), worse, gate);
  expect(check.passed).toBe(false);
  expect(check.text).toContain("The check fails, since formula is measurably worse than vector");
  expect(check.text).toContain("npm run experiment -- --accept --force a");

  const forced = { ...gate, force: true };
  expect(checkRun(lostBy(0), worse, forced).passed).toBe(true);
  expect((await acceptRun(worse, forced)).passed).toBe(true);
  // But a regression is one.
  expect(checkRun(lostBy(0), outcomeOf(lostBy(3)), forced).passed).toBe(false);
});
