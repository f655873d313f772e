import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkplace } from "./command-line.ts";

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
  // Other tests run the build where it is up to date: then it stays as it is.
  const asBuilt = process.env.BUILT ? ["--ignore-scripts"] : [];
  await run("npm", ["pack", "--silent", "--pack-destination", folder, ...asBuilt]);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"))!;
  await run("tar", ["-xzf", join(folder, tarball), "-C", own, "--strip-components=1"]);
  const { stdout } = await run("npm", ["ls", "--omit=dev", "--all", "--parseable", "--package-lock-only"]);
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
     const judgments = { items: Int32Array.of(1), grades: Float64Array.of(1) };
     const [values] = library.scoreRankings([ranking], [judgments], [library.parseMeasure("RR")]);
     const failure = await library.loadExperiment("nothing").catch((error) => error);
     console.log(JSON.stringify({ values: [...values], known: failure instanceof library.HarnessError }));`,
  );
  expect(JSON.parse(printed)).toEqual({ values: [1 / 2], known: true });
});

it("has an entry point for each use, beside the one for all", async () => {
  const printed = await node(
    "entries.js",
    `const names = { ".": "runExperiment", ranking: "rankingQuery", embedded: "startEmbeddedQdrant", measures: "parseMeasure" };
     const all = await import("qdrant-rank-eval");
     for (const [entry, name] of Object.entries(names)) {
       const part = await import(entry === "." ? "qdrant-rank-eval" : "qdrant-rank-eval/" + entry);
       console.log(entry, typeof part[name], part[name] === all[name], part.HarnessError === all.HarnessError);
     }`,
  );
  expect(printed.trim().split("\n")).toEqual(
    [".", "ranking", "embedded", "measures"].map((entry) => `${entry} function true true`),
  );
});

/** Runs the package's command as a shell does: the file itself. */
function command(...args: string[]) {
  const { QDRANT_URL: _, ...env } = process.env;
  return run(join(project, "node_modules", "qdrant-rank-eval", "dist", "cli.js"), args, {
    cwd: project,
    env,
  });
}

it("runs its command, which knows its version", async () => {
  expect((await command("serve", "--help")).stdout).toContain("Usage: qdrant-rank-eval serve");
  const { version } = JSON.parse(await readFile("package.json", "utf8"));
  expect((await command("--version")).stdout).toBe(`${version}\n`);
});

it("finds its synthetic experiment where there is none", async () => {
  const { code, stderr } = await command("run", "--engine", "http://127.0.0.1:1").catch((failure) => failure);
  expect(code).toBe(3);
  expect(stderr).toContain("connecting to Qdrant at http://127.0.0.1:1 failed");
});

it("writes the report of an experiment where it was called", { timeout: 120_000 }, async () => {
  await using place = await createWorkplace({ dimensions: 64 });
  const experiment = await place.experiment();
  await command("run", experiment, "--engine", "reference");
  const folder = join(project, "reports", "small");
  const read = async (name: string) => JSON.parse(await readFile(join(folder, name), "utf8"));
  expect(await read("report.json")).toMatchObject({ engine: { kind: "reference" } });
  expect(resolve(folder, (await read("source.json")).experiment)).toBe(experiment);
});

it("says what to install for a container, which it brings not", async () => {
  await expect(command("run", "--engine", "container")).rejects.toMatchObject({
    code: 3,
    stderr: expect.stringContaining("npm install testcontainers"),
  });
});

it("brings no package that runs a script when it is installed", async () => {
  const { packages } = JSON.parse(await readFile("package-lock.json", "utf8"));
  const scripts = Object.keys(packages).filter((path) => packages[path].hasInstallScript);
  expect(scripts).toContain("node_modules/esbuild");
  expect(scripts.filter((path) => path !== "" && !packages[path].dev)).toEqual([]);
});

it("brings its documents, and all that they link to", async () => {
  const root = join(project, "node_modules", "qdrant-rank-eval");
  const entries = await readdir(root, { recursive: true });
  const documents = entries.filter((entry) => entry.endsWith(".md"));
  expect(documents).toEqual(expect.arrayContaining(["README.md", "CHANGELOG.md", "ARCHITECTURE.md"]));
  expect(entries).toEqual(expect.arrayContaining(["LICENSE", join("experiments", "experiment.schema.json")]));
  for (const document of documents) {
    const text = await readFile(join(root, document), "utf8");
    for (const [, link = ""] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      expect(entries, `${document} links to ${link}`).toContain(join(dirname(document), link));
    }
  }
});

/** Compiles programs of the project under strict settings. */
async function compile(...args: string[]): Promise<void> {
  const flags = ["--strict", "--noUncheckedIndexedAccess", "--module", "nodenext", "--target", "es2023"];
  const types = ["--types", "node", "--typeRoots", resolve("node_modules/@types")];
  const tsc = resolve("node_modules/typescript/bin/tsc");
  const libraries = ["--lib", "es2023,esnext.disposable"];
  await run(process.execPath, [tsc, ...flags, ...libraries, ...types, ...args], { cwd: project });
}

it("brings types that a strict project can be checked against", async () => {
  await writeFile(
    join(project, "typed.ts"),
    `import { type Dataset, type EmbeddedQdrant, loadDataset, startEmbeddedQdrant } from "qdrant-rank-eval";
     const qdrant: EmbeddedQdrant = await startEmbeddedQdrant({ engine: "reference" });
     const dataset: Dataset = await loadDataset(qdrant.url);
     // @ts-expect-error: a number is no folder
     await loadDataset(dataset.dimensions);`,
  );
  await compile("--noEmit", "typed.ts");
});

it("runs the examples that the README links to", async () => {
  const examples = await readdir("test/examples");
  await cp("test/examples", join(project, "examples"), { recursive: true });
  await compile("--outDir", "compiled", ...examples.map((name) => join("examples", name)));
  const printed = async (name: string) =>
    (await run(process.execPath, [`compiled/${name}.js`], { cwd: project })).stdout;

  await cp(join(project, "reports", "small"), join(project, "reports", "synthetic"), { recursive: true });

  const lines = (await printed("evaluate-in-memory")).trim().split("\n");
  expect(lines).toContainEqual(expect.stringMatching(/^formula 20 P@5 0\.\d{4}$/));
  expect(await printed("measure-rankings")).toBe("P@2 0.5 2 0\n");
  expect(await printed("rank-in-a-service")).toMatch(/^10 \[ 'prefetch', 'query'/);
  expect(examples).toHaveLength(3);
  const readme = await readFile("README.md", "utf8");
  for (const name of examples) expect(readme).toContain(`(test/examples/${name})`);
});
