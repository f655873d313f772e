import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { worldFeatures } from "../dataset/tiny-world.ts";

/** How a run of the command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the command line that is under way. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with all output so far once a text stands in it; rejects when the process ends before. */
  says(text: string): Promise<string>;
}

/** The build, where vitest.config.ts found it up to date: it starts in a third of the time. */
const COMMAND = process.env.BUILT ? ["dist/cli.js"] : ["--import", "tsx", "src/cli.ts"];

/** Starts the command line as a user would, from the project's root. */
export function startCommandLine(
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
): Running {
  const {
    QDRANT_URL: _,
    GITHUB_ACTIONS: _actions,
    GITHUB_STEP_SUMMARY: _summary,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, [...COMMAND, ...args], {
    env: { ...inherited, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].on("data", (chunk) => {
      output[stream] += chunk;
      child.emit("output");
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...output }));
  });
  return {
    child,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const all = output.stdout + output.stderr;
          if (all.includes(text)) resolve(all);
        };
        child.on("output", look);
        child.on("close", () => reject(new Error(`ended without saying ${text}: ${output.stderr}`)));
        look();
      }),
  };
}

/** Runs the command line to its end. */
export function commandLine(
  args: readonly string[],
  env: { readonly [name: string]: string } = {},
): Promise<Ended> {
  return startCommandLine(args, env).ended;
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
  features: worldFeatures,
  ranking: { depths: [20, 100], cutoffs: [5, 10] },
};

/** @param world Changes to the small world. */
export async function createWorkplace(world: { readonly [key: string]: unknown } = {}): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), "rank-eval-e2e-"));
  await mkdir(join(folder, "datasets", "small"), { recursive: true });
  await mkdir(join(folder, "experiments"));
  await writeFile(join(folder, "datasets", "small", "dataset.json"), JSON.stringify({ ...WORLD, ...world }));
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
