import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import type { Report } from "../../src/report/report.ts";
import { isReportFile } from "../report/report-schema.ts";
import { commandLine, createWorkplace, startCommandLine, type Workplace } from "./command-line.ts";

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place[Symbol.asyncDispose]());

async function run(experiment: string, ...flags: string[]) {
  return commandLine(["run", experiment, "--reports", place.reports, ...flags]);
}

async function readReport(): Promise<Report> {
  return JSON.parse(await readFile(join(place.reports, "small", "report.json"), "utf8"));
}

describe("a run", () => {
  it("writes its report, says the answer, and does so with the same bytes each time", async () => {
    const experiment = await place.experiment();
    const first = await run(experiment);
    expect(first.stderr).toMatch(/^\[(\d+)\/\1\] Checking validity$/m);
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toContain("formula ranks better than vector.");

    const folder = join(place.reports, "small");
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining(["report.json", "report.md", "timings.json", "depth.svg", "cutoff.svg"]),
    );
    const read = () =>
      Promise.all(["report.json", "report.md", "depth.svg"].map((f) => readFile(join(folder, f), "utf8")));
    const before = await read();
    expect(isReportFile(JSON.parse(before[0]!))).toBe(true);
    expect((await run(experiment)).code).toBe(0);
    expect(await read()).toEqual(before);
  });

  it("finds the formula better than the vector order on a world that was made so", async () => {
    const { comparisons, recommendation } = await readReport();
    const headline = comparisons.find(
      ({ depth, measure }) => depth === recommendation.depth && measure === recommendation.measure,
    );
    expect(headline!.low).toBeGreaterThan(0);
  });

  it("gives the same measures on a server at a URL, and leaves no collection there", async () => {
    const embedded = await readReport();
    await using server = await startEmbeddedQdrant();
    const { code, stderr } = await run(await place.experiment(), "--engine", server.url);
    expect(code, stderr).toBe(0);
    const report = await readReport();
    expect(report.scores).toEqual(embedded.scores);
    expect(report.engine.kind).toBe("url");
    const { result } = (await (await fetch(`${server.url}/collections`)).json()) as { result: unknown };
    expect(result).toEqual({ collections: [] });
  });
});

describe("the gate", () => {
  it("is bad input without a baseline, before anything is run", async () => {
    const { code, stderr, stdout } = await run(await place.experiment({ name: "fresh" }), "--check");
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /fresh\.json: no such file\. Accept a run as baseline first: npm run experiment -- --accept/,
    );
    expect(stdout).toBe("");
  });

  it("is green on an untouched run and red once the affinity is taken out of the formula", async () => {
    const accepted = await run(await place.experiment(), "--accept");
    expect(accepted.code, accepted.stderr).toBe(0);
    const untouched = await run(await place.experiment(), "--check", "--json", "--quiet");
    expect(JSON.parse(untouched.stdout)).toMatchObject({
      ...{ answer: "better", depth: 100 },
      check: { passed: true, lines: expect.arrayContaining([expect.stringContaining("No regression")]) },
    });
    expect(untouched.code).toBe(0);

    const without = await place.experiment({ features: [{ kind: "prefetch-score" }] });
    const junit = join(place.folder, "junit.xml");
    const worse = await run(without, "--check", "--junit", junit);
    expect(worse.code).toBe(1);
    expect(worse.stdout).toMatch(/Ranking regressed: \d+ of \d+ scores are worse/);
    expect(worse.stdout).toMatch(/P@10 of formula at depth 100: 0\.\d{4} → 0\.\d{4}/);
    expect(worse.stdout).toContain("affinity(topics)");
    const command = `npm run experiment -- --accept --force --reports ${place.reports} ${without}`;
    expect(worse.stdout).toContain(`accept it: ${command}\n`);

    expect(await readFile(junit, "utf8")).toContain("<failure");
    const reports = join(place.reports, "small");
    const baseline = join(place.reports, "baselines", "small.json");
    const compared = await commandLine(["compare", baseline, reports]);
    expect(compared.code, compared.stderr).toBe(0);
    expect(compared.stdout).toContain(worse.stdout.match(/P@10 of formula at depth 100: .*\./)![0]);

    const written = (file: string) => readFile(join(reports, file), "utf8");
    expect((await written("report.md")).split("\n")[2]).toMatch(
      /^\*\*The check failed\.\*\* P@10 of formula/,
    );
    expect(await written("report.html")).toContain("<strong>The check failed.</strong>");
    expect(await written("comment.md")).toMatch(
      /^<!-- qdrant-rank-eval small -->\n\n### small: the check failed\n\n- P@10 of formula/,
    );
    const { code, stderr } = await commandLine(["export", join(place.reports, "small")]);
    expect(stderr).toContain("the run of this model failed its check");
    expect(code).toBe(2);
  });

  it("makes no baseline of a measurable loss against the first, unless that is forced", async () => {
    const without = await place.experiment({ features: [{ kind: "prefetch-score" }] });
    const path = join(place.reports, "baselines", "small.json");
    const before = await readFile(path, "utf8");
    const refused = await run(without, "--accept");
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("Not accepted as baseline, since it lost measurably");
    expect(await readFile(path, "utf8")).toBe(before);
    const forced = await run(without, "--accept", "--force");
    expect(forced.code, forced.stderr).toBe(0);
    expect(forced.stdout).toContain("Accepted as baseline");
    await writeFile(path, before);
  });

  it("compares with a baseline on other data only where that is allowed, and the queries are the same", async () => {
    await using other = await createWorkplace({ impressions: { near: 29, pool: 100, uniform: 20 } });
    const experiment = await other.experiment();
    const refused = await run(experiment, "--check");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(
      /another dataset .* with the same queries, which --allow-new-data compares/,
    );
    const allowed = await run(experiment, "--check", "--allow-new-data");
    expect(allowed.stdout).toMatch(/The dataset went from small [0-9a-f]{16} to small [0-9a-f]{16}/);
    expect(allowed.code, allowed.stderr).toBe(allowed.stdout.includes("Ranking regressed") ? 1 : 0);
  });

  it("refuses a baseline of other depths", async () => {
    const { code, stderr } = await run(
      await place.experiment({ ranking: { depths: [20, 50], cutoffs: [5, 10] } }),
      "--check",
    );
    expect(code).toBe(2);
    expect(stderr).toContain("its depths, cutoffs or measures are not those of the experiment");
  });
});

describe("a failing world", () => {
  it("exits with 3 and says what could not be reached when no engine answers", async () => {
    const port = await freePort();
    const { code, stderr } = await run(await place.experiment(), "--engine", `http://127.0.0.1:${port}`);
    expect(code).toBe(3);
    expect(stderr).toContain(`connecting to Qdrant at http://127.0.0.1:${port} failed`);
  });
});

describe("bad input exits with 2, says where, and writes nothing", () => {
  const files = {
    "dataset.json": JSON.stringify({
      kind: "files",
      format: 1,
      name: "own",
      dimensions: 2,
      positiveFrom: 1,
      split: { by: "part" },
    }),
    "items.jsonl": '{"id":1,"vector":[1,0],"payload":{}}\n{"id":2,"vector":[0,1,0],"payload":{}}\n',
    "users.jsonl": '{"id":"u"}\n',
    "interactions.jsonl": '{"user":"u","item":3,"label":NaN,"part":"test"}\n',
  };

  it.each([
    ["a misspelt key", { nmae: "x" }, /small\.json: nmae is not a known key/],
    [
      "a negative depth",
      { ranking: { depths: [-1], cutoffs: [5] } },
      /ranking\.depths\[0\] must be at least 1, got -1/,
    ],
    [
      "a cutoff above the depth",
      { ranking: { depths: [20], cutoffs: [50] } },
      /ranking\.cutoffs\[0\] must not exceed/,
    ],
    [
      "a depth above the number of items",
      { ranking: { depths: [601], cutoffs: [5] } },
      /601 candidates, but dataset small has 600 items/,
    ],
    ["a missing dataset", { dataset: "../datasets/none" }, /datasets\/none\/dataset\.json: no such file/],
    [
      "a feature of a path that no payload has",
      { features: [{ kind: "payload-number", path: "nothing" }] },
      /column nothing has the same value/,
    ],
  ])("%s", async (_, changes, message) => {
    const { code, stderr } = await run(await place.experiment({ name: "bad", ...changes }));
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(existsSync(join(place.reports, "bad"))).toBe(false);
  });

  it("every problem of a dataset's files at once", async () => {
    const folder = join(place.folder, "datasets", "own");
    await mkdir(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const { code, stderr } = await run(await place.experiment({ name: "bad", dataset: "../datasets/own" }));
    expect(code).toBe(2);
    expect(stderr).toMatch(/items\.jsonl:2: .*3 numbers/);
    expect(stderr).toMatch(/users\.jsonl:1: .*vector/);
    expect(stderr).toMatch(/interactions\.jsonl:1: /);
  });

  it("an unknown option, command or engine", async () => {
    for (const args of [
      ["run", "--enigne", "x"],
      ["rnu"],
      ["run", "--engine", "memory"],
      ["run", "--check", "--accept"],
    ]) {
      const { code, stderr } = await commandLine(args);
      expect(code, args.join(" ")).toBe(2);
      expect(stderr).toMatch(/error:/);
    }
  });
});

it("does not mind a reader that has seen enough", async () => {
  const { child, ended } = startCommandLine(["run", "--help"]);
  child.stdout!.destroy();
  expect(await ended).toMatchObject({ code: 0, stderr: "" });
});

it("explains itself to a newcomer", async () => {
  const { code, stdout } = await commandLine(["run", "--help"]);
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot("../golden/run-help.txt");
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
