import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { startFaultProxy } from "../fault-proxy.ts";
import { commandLine, createWorkplace, type Workplace } from "./command-line.ts";

let place: Workplace;
let server: EmbeddedQdrant;
let baseline: string;
beforeAll(async () => {
  place = await createWorkplace();
  server = await startEmbeddedQdrant({ engine: "reference" });
  baseline = join(place.reports, "baselines", "small.json");
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await place[Symbol.asyncDispose]();
});

/** A proxy that adds to every score of the ranking queries, or of all queries. */
function shifting(by: number, asked: "ranking" | "all") {
  const shift = (body: string) => {
    const answer = JSON.parse(body);
    for (const { points } of answer.result) {
      const isRanking = points.some(({ score }: { score: number }) => Math.abs(score) > 1);
      if (asked === "all" || isRanking) for (const point of points) point.score += by;
    }
    return JSON.stringify(answer);
  };
  return startFaultProxy(server.url, ({ path }) => (path.endsWith("/query/batch") ? shift : undefined));
}

async function run(engine: string, ...flags: string[]) {
  const experiment = await place.experiment({
    ranking: { depths: [20, 100], cutoffs: [5, 10], form: "logit" },
  });
  return commandLine(["run", experiment, "--reports", place.reports, "--engine", engine, ...flags]);
}

it("accepts and checks what nothing puts in doubt", async () => {
  const { code, stdout, stderr } = await run(server.url, "--accept");
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("Accepted as baseline");
  expect(stdout).not.toContain("Beware");
});

it.each([1e-3, 1e-2])("says no in the headline where scores are %d off, and fails the check", async (by) => {
  await using proxy = await shifting(by, "ranking");
  const { code, stdout, stderr } = await run(proxy.url, "--check");
  expect(code, stderr).toBe(1);
  expect(stdout).toContain("No regression");
  const doubt = /The engine computes other scores than the model, by up to 1\.0e-[23]/g;
  expect(stdout.match(doubt)).toHaveLength(2);
  expect(stdout).toContain("The check fails, since the results are in doubt");
  const report = await readFile(join(place.reports, "small", "report.md"), "utf8");
  expect(report.split("\n").slice(0, 8).join("\n")).toMatch(doubt);
  expect(report).toContain("**No: some results differ from the model's");
});

it("says that prefetch scores are no similarities, and accepts no such run", async () => {
  await using proxy = await shifting(1e-3, "all");
  const before = await readFile(baseline, "utf8");
  const { code, stdout, stderr } = await run(proxy.url, "--accept");
  expect(code, stderr).toBe(1);
  expect(stdout).toMatch(
    /prefetch scores are not the similarities of the dataset's vectors, by up to 1\.0e-3/,
  );
  expect(stdout).toContain(
    "Not accepted as baseline, since the results are in doubt (--force accepts them all the same).",
  );
  expect(await readFile(baseline, "utf8")).toBe(before);
  expect(existsSync(join(place.reports, "small", "report.md"))).toBe(true);
});

it("refuses a search that leaves out the best hits", async () => {
  const dropFirst = (body: string) => {
    const answer = JSON.parse(body);
    for (const { points } of answer.result) points.push({ ...points.shift(), score: -1000 });
    return JSON.stringify(answer);
  };
  await using proxy = await startFaultProxy(server.url, ({ path }) =>
    path.endsWith("/query/batch") ? dropFirst : undefined,
  );
  const { code, stderr } = await run(proxy.url);
  expect(stderr).toMatch(
    /the search for the items nearest to user \S+ left out item \d+, whose similarity is/,
  );
  expect(code).toBe(3);
});
