import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { pythonEnvironment } from "../python-environment.ts";
import { commandLine, createWorkplace, type Workplace } from "./command-line.ts";

const environment = await pythonEnvironment({
  name: "qdrant-rank-eval-evidence",
  packages: ["ir_measures==0.4.3", "pytrec-eval-terrier==0.5.11"],
});
const absent = "missing" in environment ? `: ${environment.missing}` : "";

/** Prints the means by ir_measures: QRELS RUN MEASURE …. */
const PROGRAM = `
import json, sys
import ir_measures
qrels, run, *names = sys.argv[1:]
measures = [ir_measures.parse_measure(name) for name in names]
means = ir_measures.calc_aggregate(measures, ir_measures.read_trec_qrels(qrels), ir_measures.read_trec_run(run))
print(json.dumps([means[measure] for measure in measures]))
`;

let place: Workplace;
let folder: string;
let report: Report;
beforeAll(async () => {
  place = await createWorkplace();
  const flags = ["--reports", place.reports, "--evidence"];
  const { code, stderr } = await commandLine(["run", await place.experiment(), ...flags]);
  expect(code, stderr).toBe(0);
  folder = join(place.reports, "small");
  report = JSON.parse(await readFile(join(folder, "report.json"), "utf8"));
});
afterAll(() => place[Symbol.asyncDispose]());

it.skipIf(absent !== "")(`leaves evidence that ir_measures scores as the report does${absent}`, async () => {
  const { scores } = report;
  const fileOf = ({ system, depth }: Pick<Report["scores"][number], "system" | "depth">) =>
    system === "vector" ? "vector.run" : `${system}-${depth}.run`;
  const files = [...new Set(scores.map(fileOf))];
  expect(files.toSorted()).toEqual(["formula-100.run", "formula-20.run", "vector.run"]);
  for (const file of files) {
    const reported = scores.filter((score) => fileOf(score) === file);
    const names = reported.map(({ measure }) => measure);
    const paths = ["qrels.txt", file].map((name) => join(folder, "evidence", name));
    const { python } = environment as { python: string };
    const { stdout } = await promisify(execFile)(python, ["-c", PROGRAM, ...paths, ...names]);
    const means: number[] = JSON.parse(stdout);
    reported.forEach(({ measure, mean }, i) => {
      expect(means[i], `${measure} of ${file}`).toBeCloseTo(mean, 4);
    });
  }
});

it.skipIf(absent !== "")(`tells how to compute the headline and the logits again${absent}`, async () => {
  const { python } = environment as { python: string };
  const cwd = join(folder, "evidence");
  const readme = await readFile(join(cwd, "README.md"), "utf8");
  const programs = Array.from(readme.matchAll(/```python\n(.*?)```/gs), ([, program]) => program!);
  const printed = await Promise.all(
    programs.map(async (program) => (await promisify(execFile)(python, ["-c", program], { cwd })).stdout),
  );
  const [headline, logits] = printed.map((text) => text.trim().split(" ").map(Number));
  const { experiment, recommendation, comparisons } = report;
  const { controlMean, treatmentMean, difference, low, high } = comparisons.find(
    ({ depth, measure }) => depth === recommendation.depth && measure === experiment.headline,
  )!;
  expect(headline).toEqual([
    ...[controlMean, treatmentMean, difference].map((value) => expect.closeTo(value, 10)),
    ...[low, high].map((value) => expect.closeTo(value, 2)),
  ]);
  expect(logits![0]).toBeLessThan(1e-12);
  expect(programs[0]!.split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(20);
});

it("holds the scores that the engine gave, what the model learned from, who was held out and what was found", async () => {
  const read = async (file: string) => readFile(join(folder, "evidence", file), "utf8");
  const rows = async (file: string) => {
    const [head, ...lines] = (await read(file)).trim().split("\n");
    return { head, lines };
  };
  const features = report.model.weights.map(({ feature }) => `x:${feature}`).join(",");
  const candidates = await rows("candidates.csv");
  expect(candidates.head).toBe(`query,item,rank,received,logit,probability,${features}`);
  for (const line of candidates.lines.filter((_, i) => i % 100 === 0)) {
    const [, , , received, logit] = line.split(",").map(Number);
    expect(1 / (1 + Math.exp(-logit!))).toBeCloseTo(received!, 6);
  }
  const samples = await rows("samples.csv");
  expect(samples.head).toBe(`user,item,label,weight,${features}`);
  expect(samples.lines).toHaveLength(report.model.samples.rows);
  const heldOut = report.model.heldOut as Exclude<Report["model"]["heldOut"], { problem: string }>;
  expect((await rows("held-out.csv")).lines).toHaveLength(heldOut.users);
  expect(await read("scores.csv")).toBe(await readFile(join(folder, "scores.csv"), "utf8"));
  expect(JSON.parse(await read("findings.json"))).toEqual(report.findings);
});
