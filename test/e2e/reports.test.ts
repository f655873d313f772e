import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { commandLine, createWorkplace, type Workplace } from "./command-line.ts";

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place[Symbol.asyncDispose]());

async function run(changes: { readonly [key: string]: unknown } = {}, ...flags: string[]) {
  const args = ["run", await place.experiment(changes), "--reports", place.reports, "--engine", "reference"];
  return commandLine([...args, ...flags]);
}

it("takes no name that is another folder's, before anything is run", async () => {
  await mkdir(join(place.reports, "baselines"), { recursive: true });
  await writeFile(join(place.reports, "baselines", "small.json"), "precious");
  const { code, stderr } = await run({ name: "baselines" });
  expect(code).toBe(2);
  expect(stderr).toContain('name must not be "baselines": the name is taken');
  expect(await readFile(join(place.reports, "baselines", "small.json"), "utf8")).toBe("precious");
});

it("replaces no folder that is somebody else's, and does not run for nothing", async () => {
  await mkdir(join(place.reports, "photos"), { recursive: true });
  await writeFile(join(place.reports, "photos", "sea.jpg"), "");
  const { code, stderr } = await run({ name: "photos" });
  expect(code).toBe(2);
  expect(stderr).toContain('photos is no report, and is not replaced: it holds "sea.jpg"');
  expect(stderr).not.toContain("Loading the dataset");
  expect(await readdir(join(place.reports, "photos"))).toEqual(["sea.jpg"]);
});

it("says whose report it replaces where two experiments have one name, and keeps what is nobody's report", {
  timeout: 180_000,
}, async () => {
  const first = await run();
  expect(first.code, first.stderr).toBe(0);
  expect(first.stderr).not.toContain("Warning");
  const report = join(place.reports, "small");
  await writeFile(join(report, "notes.txt"), "mine");
  await symlink("notes.txt", join(report, "link"));

  const other = join(place.folder, "experiments", "other.json");
  await writeFile(other, await readFile(join(place.folder, "experiments", "small.json")));
  const args = ["--reports", place.reports, "--engine", "reference"];
  const second = await commandLine(["run", other, ...args]);
  expect(second.code, second.stderr).toBe(0);
  expect(second.stderr).toMatch(/Warning: .*other\.json and .*small\.json both have the name small/);
  expect(JSON.parse(await readFile(join(report, "source.json"), "utf8"))).toEqual({
    experiment: "../../experiments/other.json",
  });
  expect(await readFile(join(report, "notes.txt"), "utf8")).toBe("mine");
  expect(await readFile(join(report, "link"), "utf8")).toBe("mine");
});

it("wants a folder where one is asked for", async () => {
  for (const flags of [
    ["run", "--reports", ""],
    ["serve", "--data", ""],
    ["dataset", "movielens", "x", "--to", ""],
  ]) {
    const { code, stderr } = await commandLine(flags);
    expect(code, flags.join(" ")).toBe(2);
    expect(stderr).toContain("It must name a folder");
  }
});
