import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { commandLine, createWorkplace, type Workplace } from "./command-line.ts";

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place[Symbol.asyncDispose]());

const approximate = {
  builds: [
    { m: 4, efConstruct: 8, ef: [20, 200] },
    { ef: [20], quantization: { kind: "binary", rescore: [false, 4] } },
  ],
};

async function run(changes: object, ...flags: string[]) {
  const experiment = await place.experiment({ ...changes });
  return commandLine(["run", experiment, "--reports", place.reports, ...flags]);
}

function read(file: string): Promise<string> {
  return readFile(join(place.reports, "small", file), "utf8");
}

it("searches real graphs: recall rises with ef, and with the full vectors behind a bit a number", async () => {
  const { code, stderr } = await run({ approximate }, "--engine", "embedded");
  expect(code, stderr).toBe(0);
  const report: Report = JSON.parse(await read("report.json"));
  const at20 = report.approximate!.filter(({ depth }) => depth === 20);
  expect(at20.map(({ index, ef, rescore }) => ({ index, ef, rescore }))).toEqual([
    { index: "HNSW 4/8", ef: 20 },
    { index: "HNSW 4/8", ef: 200 },
    { index: "HNSW 16/100, binary", ef: 20, rescore: false },
    { index: "HNSW 16/100, binary", ef: 80, rescore: 4 },
  ]);
  const [narrow, wide, bits, rescored] = at20.map(({ recallByScore }) => recallByScore.mean);
  expect(narrow).toBeLessThan(wide!);
  expect(wide).toBeGreaterThan(0.95);
  expect(bits).toBeLessThan(rescored!);
  expect(at20.some(({ onFront }) => onFront)).toBe(true);
  expect(await read("report.md")).toContain("<summary><b>Approximate search</b></summary>");
  expect(existsSync(join(place.reports, "small", "approximate.svg"))).toBe(true);
});

it("compares with exact search under the same filter, and says how much that lets pass", async () => {
  const only = [{ kind: "range", path: "quality", gte: 0.75 }];
  const { builds } = approximate;
  const { code, stderr } = await run(
    { retrieval: { only }, approximate: { builds: builds.slice(0, 1) } },
    "--engine",
    "embedded",
  );
  expect(code, stderr).toBe(0);
  const report: Report = JSON.parse(await read("report.json"));
  expect(report.trust.ineligible).toEqual({ candidates: 0, shown: 0 });
  for (const { bySelectivity, recallByScore, ef } of report.approximate!) {
    expect(bySelectivity).toEqual([
      {
        above: 0.1,
        upTo: 0.5,
        queries: report.dataset.queries,
        recall: expect.closeTo(recallByScore.mean, 12),
      },
    ]);
    if (ef === 200) expect(recallByScore.mean).toBeGreaterThan(0.9);
  }
  expect(await read("report.md")).toContain("Recall (score) by selectivity");
});

it("times the routes on request, beside a report that stays as it is but for a link", async () => {
  expect((await run({}, "--engine", "embedded")).code).toBe(0);
  const [json, markdown] = [await read("report.json"), await read("report.md")];
  const { code, stderr } = await run({}, "--engine", "embedded", "--cost");
  expect(code, stderr).toBe(0);
  expect(await read("report.json")).toBe(json);
  expect(await read("report.md")).toBe(
    `${markdown}\n<details>\n<summary><b>What the routes cost</b></summary>\n\nTimings differ from run to run, so they are in a file of their own: [cost.md](cost.md).\n\n</details>\n`,
  );
  expect(await read("report.html")).toContain('<a href="cost.md">');
  expect(await read("cost.md")).toContain("The formula and the application gave the same items");
  const { cost } = JSON.parse(await read("timings.json"));
  expect(cost.costs.application.bytes.mean).toBeGreaterThan(5 * cost.costs.engine.bytes.mean);
});

it("refuses both on the reference engine, and a setting that changes nothing", async () => {
  const reference = await run({ approximate }, "--engine", "reference");
  expect(reference).toMatchObject({ code: 2, stderr: expect.stringContaining("scans every vector") });
  const cost = await run({}, "--engine", "reference", "--cost");
  expect(cost).toMatchObject({ code: 2, stderr: expect.stringContaining("--cost: the time") });
  const ef = await run({ approximate: { builds: [{ ef: [10] }] } });
  expect(ef).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("approximate.builds[0].ef[0] has no effect"),
  });
});
