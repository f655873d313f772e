import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, it } from "vitest";
import { compare } from "../../src/commands/compare.ts";
import { renderBaseline } from "../../src/gate/baseline.ts";
import { DEFAULT_JUDGING, gateOptions } from "../../src/gate/judging.ts";
import { judge } from "../../src/gate/verdict.ts";
import { scratchFolder } from "../dataset/scratch.ts";
import { freshRun } from "../gate/fresh-run.ts";

const values = Array.from({ length: 12 }, () => 0.5);
const before = freshRun(values, { weights: { "prefetch score": 8, year: 1 } });
const after = freshRun(values.map((value, i) => (i < 11 ? value - 0.02 * (i + 1) : 0.6)));
const slice = { attribute: "country", value: "CH", queries: ["u1", "u2"] };
const texts = { u11: "lift of \u001b[2J wings" };

async function files() {
  const folder = await scratchFolder({ "before.json": renderBaseline(before) });
  const report = join(folder, "mine");
  await mkdir(report);
  const run = { ...after, judging: DEFAULT_JUDGING, slices: [slice], texts };
  await writeFile(join(report, "run.json"), JSON.stringify(run));
  return { baseline: join(folder, "before.json"), report };
}

it("compares a baseline with a report's folder, as the golden file has it", async () => {
  const { baseline, report } = await files();
  const text = stripVTControlCharacters(await compare(baseline, report, false));
  await expect(text).toMatchFileSnapshot("../golden/compare.txt");
});

it("gives programs the gate's own figures", async () => {
  const { baseline, report } = await files();
  const { verdict, lost } = JSON.parse(await compare(baseline, report, true));
  expect(verdict.headline).toEqual(judge(before, after, gateOptions(DEFAULT_JUDGING)).headline);
  expect(lost[0].query).toBe("u11");
});

it("says what to do about a folder without a run, and a file that is none", async () => {
  const { baseline, report } = await files();
  const folder = join(report, "..");
  await expect(compare(folder, report, false)).rejects.toThrow("Run the experiment again");
  await expect(compare(join(folder, "none.json"), baseline, false)).rejects.toThrow(
    "Name a report folder or a baseline",
  );
});
