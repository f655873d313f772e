import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { median } from "simple-statistics";
import { markdownTable } from "../../src/report/markdown-table.ts";

const execute = promisify(execFile);
const ROUNDS = 9;

/** The entry points of the built package, and how long each may take to load on a quiet machine, in ms. */
const TARGETS = { ranking: 100, embedded: 60, measures: 60, index: 400 };

/** Times how long a fresh Node takes to load each entry point, in turn. What is timed is `dist`: build it first. */
export async function run(): Promise<void> {
  const entries = Object.entries(TARGETS).map(([entry, target]) => ({
    entry,
    target,
    times: [] as number[],
  }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { entry, times } of entries) times.push(await importTime(resolve("dist", `${entry}.js`)));
  }
  console.log(
    markdownTable(
      [
        { head: "entry point", align: "left", cell: ({ entry }) => entry },
        { head: "ms, median", align: "right", cell: ({ times }) => median(times).toFixed(0) },
        { head: "ms, least", align: "right", cell: ({ times }) => Math.min(...times).toFixed(0) },
        { head: "target", align: "right", cell: ({ target }) => `${target}` },
      ],
      entries,
    ),
  );
}

async function importTime(file: string): Promise<number> {
  const program = `const start = performance.now();
    await import(${JSON.stringify(pathToFileURL(file).href)});
    console.log(performance.now() - start);`;
  const { stdout } = await execute(process.execPath, ["--input-type=module", "--eval", program]);
  return Number(stdout);
}
