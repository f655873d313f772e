import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);

/** A project that depends on the package. */
let project: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "rank-eval-package-"));
  await install(project);
  await writeFile(join(project, "package.json"), '{ "type": "module" }');
});
afterAll(() => rm(project, { recursive: true }));

/**
 * Packs the package as it would be published, and unpacks it into a folder beside the packages that it depends on, and
 * no others, which are those of this project. It takes no network.
 */
async function install(folder: string): Promise<void> {
  const own = join(folder, "node_modules", "qdrant-rank-eval");
  await mkdir(own, { recursive: true });
  await run("npm", ["pack", "--silent", "--pack-destination", folder]);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"))!;
  await run("tar", ["-xzf", join(folder, tarball), "-C", own, "--strip-components=1"]);
  const { stdout } = await run("npm", ["ls", "--omit=dev", "--all", "--parseable"]);
  const modules = resolve("node_modules");
  const names = stdout.split("\n").map((path) => relative(modules, path));
  for (const name of names.filter((each) => !each.startsWith("..") && !each.includes(`${sep}node_modules`))) {
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(modules, name), link);
  }
}

/** Runs a program in the project that depends on the package, with plain Node. */
async function node(name: string, program: string): Promise<string> {
  await writeFile(join(project, name), program);
  return (await run(process.execPath, [name], { cwd: project })).stdout;
}

it.each([
  ["embedded", "qdrant-rank-eval (Qdrant Edge 0.9.0)"],
  ["reference", "qdrant-rank-eval (reference engine, not Qdrant)"],
])("starts the %s engine from plain Node", async (engine, title) => {
  const printed = await node(
    "start.js",
    `import { startEmbeddedQdrant } from "qdrant-rank-eval";
     const qdrant = await startEmbeddedQdrant({ engine: "${engine}" });
     console.log(await (await fetch(qdrant.url)).text());
     await qdrant[Symbol.asyncDispose]();`,
  );
  expect(JSON.parse(printed)).toMatchObject({ title });
});

it("measures, compares and fails as its list of exports says", async () => {
  const printed = await node(
    "measure.js",
    `import * as library from "qdrant-rank-eval";
     const ranking = { items: Int32Array.of(3, 1), scores: Float32Array.of(2, 1) };
     const judgments = { items: Int32Array.of(1), grades: Int32Array.of(1) };
     const [values] = library.scoreRankings([ranking], [judgments], [library.parseMeasure("RR")]);
     const failure = await library.loadExperiment("nothing").catch((error) => error);
     console.log(JSON.stringify({ values: [...values], known: failure instanceof library.HarnessError }));`,
  );
  expect(JSON.parse(printed)).toEqual({ values: [1 / 2], known: true });
});

it("runs its command", async () => {
  const command = join(project, "node_modules", "qdrant-rank-eval", "dist", "cli.js");
  const { stdout } = await run(process.execPath, [command, "serve", "--help"], { cwd: project });
  expect(stdout).toContain("Usage: qdrant-rank-eval serve");
});

it("brings types that a strict project can be checked against", async () => {
  await writeFile(
    join(project, "typed.ts"),
    `import { type Dataset, type EmbeddedQdrant, loadDataset, startEmbeddedQdrant } from "qdrant-rank-eval";
     const qdrant: EmbeddedQdrant = await startEmbeddedQdrant({ engine: "reference" });
     const dataset: Dataset = await loadDataset(qdrant.url);
     // @ts-expect-error: a number is no folder
     await loadDataset(dataset.dimensions);`,
  );
  const flags = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--skipLibCheck"];
  const types = [
    "--lib",
    "es2023,esnext.disposable",
    "--types",
    "node",
    "--typeRoots",
    resolve("node_modules/@types"),
  ];
  const tsc = resolve("node_modules/typescript/bin/tsc");
  await run(process.execPath, [tsc, ...flags, ...types, "typed.ts"], { cwd: project });
});
