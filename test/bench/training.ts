import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { countPositives } from "../../src/model/samples.ts";
import { type Column, markdownTable } from "../../src/report/markdown-table.ts";
import { pythonEnvironment } from "../python-environment.ts";
import { writeSamples } from "../samples-files.ts";
import { generateSamples } from "./training/generate-samples.ts";

/** What a program took for the samples, and what it learned. */
interface Outcome {
  readonly program: string;
  /** Seconds from values in memory to raw weights, the shortest of 3. */
  readonly seconds: number;
  /** The most memory that its process held. */
  readonly megabytes: number;
  /** Intercept first. */
  readonly weights: readonly number[];
  /** Standard errors of the weights, where the program knows them. */
  readonly errors?: readonly number[];
}

const packages = ["scikit-learn==1.9.1", "numpy==2.4.6", "scipy==1.17.1"];
const ours = ["newton", "train-model"];
const theirs = ["newton-cholesky", "lbfgs"];
const sizes = [10_000, 100_000, 1_000_000];

/** Times our training against scikit-learn's on the same samples, one process a program, and compares the weights. */
export async function run(): Promise<void> {
  const environment = await pythonEnvironment({ name: "qdrant-rank-eval-bench-training", packages });
  if ("missing" in environment) console.log(`Without comparison: ${environment.missing}`);
  const folder = await mkdtemp(join(tmpdir(), "bench-training-"));
  const script = (name: string) => join(import.meta.dirname, "training", name);
  try {
    for (const rows of sizes) {
      const samples = generateSamples(rows);
      await writeSamples(folder, samples);
      const outcomes: Outcome[] = [];
      for (const program of ours) {
        outcomes.push(
          await time(program, process.execPath, ["--import", "tsx", script("ours.ts"), program, folder]),
        );
      }
      if ("python" in environment) {
        for (const program of theirs) {
          outcomes.push(
            await time(program, environment.python, [script("scikit-learn.py"), program, folder]),
          );
        }
      }
      console.log(`\n${rows} samples × 8 columns, ${countPositives(samples)} of them positive\n`);
      console.log(markdownTable(columnsAgainst(outcomes[0]!), outcomes));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function time(program: string, command: string, args: readonly string[]): Promise<Outcome> {
  const { stdout } = await promisify(execFile)(command, [...args]);
  return { program, ...JSON.parse(stdout) };
}

function columnsAgainst(reference: Outcome): readonly Column<Outcome>[] {
  const names: { readonly [program: string]: string } = {
    newton: "this, Newton's method",
    "train-model": "this, with ml-logistic-regression",
    "newton-cholesky": "scikit-learn, newton-cholesky",
    lbfgs: "scikit-learn, lbfgs",
  };
  const deviation = ({ weights }: Outcome) =>
    Math.max(...weights.map((weight, j) => Math.abs(weight - reference.weights[j]!) / reference.errors![j]!));
  return [
    { head: "program", align: "left", cell: ({ program }) => names[program]! },
    { head: "seconds", align: "right", cell: ({ seconds }) => seconds.toFixed(3) },
    {
      head: "to Newton's",
      align: "right",
      cell: ({ seconds }) => `${(seconds / reference.seconds).toFixed(2)} ×`,
    },
    { head: "peak, MB", align: "right", cell: ({ megabytes }) => megabytes.toFixed(0) },
    {
      head: "largest difference, standard errors",
      align: "right",
      cell: (outcome) => deviation(outcome).toExponential(0),
    },
  ];
}
