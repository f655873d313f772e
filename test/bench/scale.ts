import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type Column, markdownTable } from "../../src/report/markdown-table.ts";
import type { Measured, MeasuredStep } from "./scale/measure-run.ts";

/** How large a world is. */
interface Size {
  readonly items: number;
  readonly users: number;
  readonly queries: number;
}

/** What is measured where nothing else is asked for; a million items take as long as one has patience. */
const SIZES: readonly Size[] = [
  { items: 10_000, users: 1000, queries: 400 },
  { items: 100_000, users: 10_000, queries: 1000 },
];

/** The features of experiments/synthetic.json, by the depths that are usual. */
const EXPERIMENT = {
  training: { source: "impressions" },
  features: [
    { kind: "prefetch-score" },
    { kind: "affinity", path: "topics" },
    { kind: "payload-number", path: "freshness" },
    { kind: "payload-number", path: "quality" },
  ],
  ranking: { depths: [100, 500], cutoffs: [10] },
};

/**
 * Measures a run by step, from files: `npm run bench -- scale [ITEMS,TRAINING USERS,QUERIES …]`. The files are generated in
 * a folder for the time of the bench; each part has a process of its own, so that memory is that of the part alone.
 */
export async function run(): Promise<void> {
  const asked = process.argv.slice(3).map(parseSize);
  const folder = await mkdtemp(join(tmpdir(), "bench-scale-"));
  try {
    for (const size of asked.length > 0 ? asked : SIZES) await measure(size, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function parseSize(given: string): Size {
  const [items = 0, users = 0, queries = 0] = given.split(",").map(Number);
  if ([items, users, queries].every((count) => Number.isInteger(count) && count > 0)) {
    return { items, users, queries };
  }
  throw new Error(`a size is ITEMS,TRAINING USERS,QUERIES, such as 10000,1000,400; got ${given}`);
}

async function measure({ items, users, queries }: Size, folder: string): Promise<void> {
  const world = join(folder, `world-${items}`);
  const files = join(folder, `files-${items}`);
  const experiment = join(folder, `scale-${items}.json`);
  await mkdir(world);
  const manifest = { kind: "synthetic", format: 1, name: `scale-${items}`, items };
  const generated = { ...manifest, users: users + queries, testUsers: queries };
  await writeFile(join(world, "dataset.json"), JSON.stringify(generated));
  const described = { name: `scale-${items}`, dataset: files, ...EXPERIMENT };
  await writeFile(experiment, JSON.stringify(described));

  const started = performance.now();
  await child("../../src/cli.ts", "dataset", "export", world, files);
  const seconds = (performance.now() - started) / 1000;
  const measured: Measured = JSON.parse(await child("scale/measure-run.ts", experiment));
  console.log(
    `\n${count(items)} items × 64, ${count(users)} training users, ${count(queries)} queries; generated and written in ${seconds.toFixed(0)} s\n`,
  );
  console.log(markdownTable(columns, [...measured.steps, measured.whole]));
  await rm(files, { recursive: true });
}

/** Runs a program of this project, and returns what it printed. */
async function child(program: string, ...args: string[]): Promise<string> {
  const running = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, program), ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed, [code]] = await Promise.all([text(running.stdout), once(running, "close")]);
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return printed;
}

const count = (value: number) => value.toLocaleString("en-US");
const columns: readonly Column<MeasuredStep>[] = [
  { head: "step", align: "left", cell: ({ step }) => step },
  { head: "s", align: "right", cell: ({ seconds }) => seconds.toFixed(1) },
  { head: "s of the engine", align: "right", cell: ({ engineSeconds }) => engineSeconds.toFixed(1) },
  { head: "peak MB of Node", align: "right", cell: ({ megabytes }) => megabytes.toFixed(0) },
];
