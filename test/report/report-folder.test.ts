import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportCharts } from "../../src/report/charts/report-charts.ts";
import {
  checkReportFolder,
  isReportEntry,
  readSource,
  recoverReports,
  sourceOf,
} from "../../src/report/report-folder.ts";
import { COST_FILE } from "../../src/report/sections/cost-page.ts";
import { sampleReport } from "./sample-report.ts";

let reports: string;
let folder: string;
beforeEach(async () => {
  reports = await mkdtemp(join(tmpdir(), "reports-"));
  folder = join(reports, "mine");
});
afterEach(() => rm(reports, { recursive: true }));

async function fill(path: string, files: { readonly [name: string]: string }): Promise<void> {
  await mkdir(path, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
}

const source = JSON.stringify({ experiment: "../../experiments/mine.json" });

describe("a report can be written", () => {
  it.each<[string, { readonly [name: string]: string } | undefined]>([
    ["where nothing is", undefined],
    ["into an empty folder", {}],
    ["over a report that names its experiment", { "source.json": source, "notes.txt": "" }],
    [
      "over a committed report, of which only the title says that it is one",
      { "report.md": "# mine\n\nText" },
    ],
  ])("%s", async (_, files) => {
    if (files !== undefined) await fill(folder, files);
    await expect(checkReportFolder(folder)).resolves.toBeUndefined();
  });

  it("through a link to a report", async () => {
    await fill(join(reports, "elsewhere"), { "source.json": source });
    await symlink(join(reports, "elsewhere"), folder);
    await expect(checkReportFolder(folder)).resolves.toBeUndefined();
  });
});

it("knows all files of a report", () => {
  const files = [...Object.keys(reportCharts(sampleReport)), "approximate.svg", COST_FILE];
  for (const file of files) expect(isReportEntry(file), file).toBe(true);
  expect(isReportEntry("notes.txt")).toBe(false);
});

describe("a report is refused", () => {
  const refusal = () =>
    checkReportFolder(folder).then(
      () => expect.unreachable(),
      (error: Error) => error.message,
    );

  it("where a folder of somebody's own has the name", async () => {
    await fill(folder, { "b.jpg": "", "a.jpg": "" });
    expect(await refusal()).toContain(
      `${folder} is no report, and is not replaced: it holds "a.jpg" and 1 more`,
    );
  });

  it("where the title is another's", async () => {
    await fill(folder, { "report.md": "# My holidays\n" });
    expect(await refusal()).toContain("no report");
  });

  it("where a file has the name", async () => {
    await writeFile(folder, "");
    expect(await refusal()).toContain(`${folder} is no folder`);
  });

  it("where a link has the name that leads nowhere, or to a file", async () => {
    await symlink(join(reports, "target"), folder);
    expect(await refusal()).toContain(`${folder} is no folder`);
    await writeFile(join(reports, "target"), "");
    expect(await refusal()).toContain(`${folder} is no folder`);
  });

  it("where the folder of reports is a file", async () => {
    const file = join(reports, "file");
    await writeFile(file, "");
    await expect(checkReportFolder(join(file, "mine"))).rejects.toThrow(`${file} is no folder`);
  });
});

describe("of runs of version 0.1.0 that were killed", () => {
  it("a report that was moved out of the way is given back, and a half-written one removed", async () => {
    await fill(join(reports, ".mine-0123abcd-old"), { "report.json": "old" });
    await fill(join(reports, ".mine-0123abcd"), { "report.json": "ne" });
    expect(await recoverReports(reports, folder)).toEqual(["mine"]);
    expect(await readdir(reports)).toEqual(["mine"]);
    expect(await readFile(join(folder, "report.json"), "utf8")).toBe("old");
  });

  it("a replaced report is removed", async () => {
    await fill(folder, { "report.json": "new" });
    await fill(join(reports, ".mine-0123abcd-old"), { "report.json": "old" });
    expect(await recoverReports(reports, folder)).toEqual([]);
    expect(await readdir(reports)).toEqual(["mine"]);
    expect(await readFile(join(folder, "report.json"), "utf8")).toBe("new");
  });

  it("nothing else is touched that has such a name", async () => {
    await fill(join(reports, ".mine-0123abcd-old"), { "report.json": "", "photo.jpg": "" });
    expect(await recoverReports(reports, folder)).toEqual([]);
    expect(existsSync(join(reports, ".mine-0123abcd-old", "photo.jpg"))).toBe(true);
  });
});

describe("the experiment of a report", () => {
  it("is told from the working folder, wherever the two are", async () => {
    const experiment = join(reports, "experiments", "mine.json");
    expect(sourceOf(folder, experiment)).toEqual({ experiment: "../experiments/mine.json" });
    await fill(folder, { "source.json": JSON.stringify(sourceOf(folder, experiment)) });
    expect(await readSource(folder)).toBe(relative("", experiment));
  });

  it.each([
    ["where there is no report", undefined],
    ["in what is no JSON", "{"],
    ["in JSON of another shape", "[1]"],
  ])("is unknown %s", async (_, text) => {
    if (text !== undefined) await fill(folder, { "source.json": text });
    expect(await readSource(folder)).toBeUndefined();
  });
});
