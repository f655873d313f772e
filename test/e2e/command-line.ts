import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How a run of the command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user would, from the project's root. */
export function commandLine(
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
): Promise<Ended> {
  const { QDRANT_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli.ts", ...args], {
    env: { ...inherited, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** A folder of its own with a small synthetic world and room for experiments and reports; disposing it removes it. */
export interface Workplace extends AsyncDisposable {
  readonly folder: string;
  readonly reports: string;
  /** Writes an experiment on the small world, with changes, and returns its path. */
  experiment(changes?: { readonly [key: string]: unknown }): Promise<string>;
}

const WORLD = {
  kind: "synthetic",
  format: 1,
  name: "small",
  users: 260,
  testUsers: 60,
  items: 600,
  dimensions: 32,
  topics: ["cooking", "travel", "music", "gaming"],
  clicks: { relevantMean: 20 },
  impressions: { near: 30, pool: 100, uniform: 20 },
};

const EXPERIMENT = {
  name: "small",
  dataset: "../datasets/small",
  features: [
    { kind: "prefetch-score" },
    { kind: "affinity", path: "topics" },
    { kind: "payload-number", path: "freshness" },
    { kind: "payload-number", path: "quality" },
  ],
  ranking: { depths: [20, 100], cutoffs: [5, 10] },
};

export async function createWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), "rank-eval-e2e-"));
  await mkdir(join(folder, "datasets", "small"), { recursive: true });
  await mkdir(join(folder, "experiments"));
  await writeFile(join(folder, "datasets", "small", "dataset.json"), JSON.stringify(WORLD));
  return {
    folder,
    reports: join(folder, "reports"),
    async experiment(changes = {}) {
      const path = join(folder, "experiments", "small.json");
      await writeFile(path, JSON.stringify({ ...EXPERIMENT, ...changes }, null, 2));
      return path;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
