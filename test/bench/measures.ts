import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Column, markdownTable } from "../../src/report/markdown-table.ts";
import { pythonEnvironment } from "../python-environment.ts";
import { writeTrecFiles } from "./measures/trec-files.ts";

/** What a program took for one pair of files. */
interface Outcome {
  readonly program: string;
  /** Seconds from the files to the means, the shortest of 3. */
  readonly fromFiles: number;
  /** Seconds from what it holds in memory to the means, the shortest of 5. */
  readonly inMemory: number;
  /** The most memory that its process held. */
  readonly megabytes: number;
  readonly means: { readonly [measure: string]: number };
}

const packages = ["ir-measures==0.4.3", "pytrec-eval-terrier==0.5.11", "ranx==0.3.21"];
const others = ["pytrec_eval", "ir_measures", "ranx"];
const measures = ["P@5", "P@10", "P@100", "R@10", "R@100", "nDCG@10", "nDCG@100", "AP", "RR"];
const sizes = [
  { queries: 1_000, ranks: 1_000 },
  { queries: 10_000, ranks: 100 },
];

/** Times our measures against Python's on the same files, one process a program, and compares the means. */
export async function run(): Promise<void> {
  const environment = await pythonEnvironment({ name: "qdrant-rank-eval-bench-measures", packages });
  if ("missing" in environment) console.log(`Without comparison: ${environment.missing}`);
  const folder = await mkdtemp(join(tmpdir(), "bench-measures-"));
  try {
    for (const { queries, ranks } of sizes) {
      const { qrels, run } = await writeTrecFiles(folder, queries, ranks);
      const script = (name: string) => join(import.meta.dirname, "measures", name);
      const ours = await time("this", process.execPath, [
        "--import",
        "tsx",
        script("ours.ts"),
        qrels,
        run,
        ...measures,
      ]);
      const outcomes = [ours];
      if ("python" in environment) {
        for (const program of others) {
          outcomes.push(await time(program, environment.python, [script("others.py"), program, qrels, run]));
        }
      }
      console.log(`\n${queries} queries × ${ranks} ranks, ${measures.join(" ")}\n`);
      console.log(markdownTable(columnsAgainst(ours), outcomes));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function time(program: string, command: string, args: readonly string[]): Promise<Outcome> {
  const { stdout } = await promisify(execFile)(command, [...args]);
  return { program, ...JSON.parse(stdout) };
}

function columnsAgainst(ours: Outcome): readonly Column<Outcome>[] {
  const seconds = (value: number) => value.toFixed(3);
  const times = (value: number) => `${value.toFixed(1)} ×`;
  const deviation = ({ means }: Outcome) =>
    Math.max(...measures.map((measure) => Math.abs(means[measure]! - ours.means[measure]!)));
  return [
    { head: "program", align: "left", cell: ({ program }) => program },
    { head: "from files, s", align: "right", cell: ({ fromFiles }) => seconds(fromFiles) },
    { head: "to ours", align: "right", cell: ({ fromFiles }) => times(fromFiles / ours.fromFiles) },
    { head: "in memory, s", align: "right", cell: ({ inMemory }) => seconds(inMemory) },
    { head: "to ours", align: "right", cell: ({ inMemory }) => times(inMemory / ours.inMemory) },
    { head: "peak, MB", align: "right", cell: ({ megabytes }) => megabytes.toFixed(0) },
    {
      head: "largest difference of a mean",
      align: "right",
      cell: (outcome) => deviation(outcome).toExponential(0),
    },
  ];
}
