import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { pythonEnvironment } from "../python-environment.ts";
import { commandLine, createWorkplace } from "./command-line.ts";

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

it.skipIf(absent !== "")(`leaves evidence that ir_measures scores as the report does${absent}`, async () => {
  await using place = await createWorkplace();
  const flags = ["--reports", place.reports, "--evidence"];
  const { code, stderr } = await commandLine(["run", await place.experiment(), ...flags]);
  expect(code, stderr).toBe(0);

  const folder = join(place.reports, "small");
  const { scores } = JSON.parse(await readFile(join(folder, "report.json"), "utf8")) as Report;
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
