import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

/** Which rooms each room may import from; a room is a folder of src, or a file beside them. */
const MAY_IMPORT: { readonly [room: string]: readonly string[] } = {
  // The ground floor: anybody may stand on it.
  domain: [],
  errors: [],
  placeholders: ["domain"],
  random: [],
  discriminators: [],
  progress: [],
  pause: [],
  stopwatch: [],
  "visible-text": [],
  "record-schema": [],
  "spreadsheet-text": [],
  "problem-list": ["errors"],
  "text-file": ["errors"],
  "name-schema": [],
  "parse-json": [],
  "read-json": ["errors", "problem-list", "text-file", "parse-json"],
  "process-alive": [],
  "make-folders": [],
  draft: ["make-folders", "process-alive"],
  "write-folder": ["errors", "draft"],
  // Pure rooms, in two flights.
  "qdrant-rules": ["domain"],
  "point-id": ["domain", "qdrant-rules"],
  features: ["domain", "errors", "name-schema", "qdrant-rules"],
  model: ["domain", "errors", "pause", "random", "features", "metrics", "statistics"],
  metrics: ["domain", "errors"],
  statistics: ["domain", "errors", "random", "metrics"],
  scoring: ["domain", "errors", "pause", "random", "spreadsheet-text", "metrics", "statistics"],
  analysis: ["domain", "errors", "pause", "random", "qdrant-rules", "features", "metrics", "statistics"],
  report: [
    "domain",
    "errors",
    "pause",
    "random",
    "metrics",
    "statistics",
    "scoring",
    "analysis",
    "model",
    "features",
    "draft",
    "visible-text",
    "write-folder",
    "spreadsheet-text",
  ],
  gate: [
    "domain",
    "errors",
    "random",
    "metrics",
    "statistics",
    "scoring",
    "report",
    "read-json",
    "record-schema",
    "draft",
  ],
  // Rooms that touch the world.
  experiment: [
    "domain",
    "errors",
    "qdrant-rules",
    "name-schema",
    "features",
    "metrics",
    "eligibility",
    "systems",
    "read-json",
  ],
  dataset: [
    "domain",
    "discriminators",
    "errors",
    "pause",
    "random",
    "point-id",
    "qdrant-rules",
    "model",
    "statistics",
    "problem-list",
    "text-file",
    "name-schema",
    "parse-json",
    "read-json",
    "write-folder",
    "trec",
    "spreadsheet-text",
  ],
  engine: ["domain", "errors", "make-folders", "process-alive", "qdrant-rules"],
  eligibility: ["domain", "errors", "name-schema", "placeholders", "qdrant-rules", "features", "engine"],
  qdrant: ["domain", "errors", "random", "stopwatch", "qdrant-rules", "features", "model", "engine"],
  retrieval: ["domain", "errors", "random", "qdrant-rules", "features", "model", "eligibility", "qdrant"],
  deployment: [
    "domain",
    "errors",
    "eligibility",
    "read-json",
    "record-schema",
    "visible-text",
    "features",
    "retrieval",
    "report",
  ],
  trec: [
    "domain",
    "errors",
    "random",
    "metrics",
    "statistics",
    "scoring",
    "problem-list",
    "text-file",
    "visible-text",
    "report",
  ],
  systems: [
    "domain",
    "errors",
    "placeholders",
    "qdrant",
    "qdrant-rules",
    "eligibility",
    "analysis",
    "retrieval",
    "scoring",
    "report",
    "trec",
  ],
};

/** These tie the rooms together and may import any of them. */
const TIES = [
  "run-experiment",
  "steps",
  "index",
  "ranking",
  "embedded",
  "measures",
  "commands",
  "terminal",
  "cli",
];

const PURE = [
  "domain",
  "errors",
  "random",
  "visible-text",
  "qdrant-rules",
  "features",
  "model",
  "metrics",
  "statistics",
  "scoring",
  "analysis",
  "report",
  "gate",
];

/** The files of pure rooms that write or read a file; all others are free of the world. */
const DOORS = ["report/report-folder.ts", "report/page/page-files.ts", "gate/baseline-file.ts"];

interface SourceFile {
  /** Relative to src. */
  readonly path: string;
  readonly text: string;
  readonly room: string;
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}

const files: readonly SourceFile[] = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts"))
  .map((path) => {
    const text = readFileSync(join("src", path), "utf8");
    return { path, text, room: roomOf(path), imports: importsOf(text) };
  });

function roomOf(path: string): string {
  return path.split("/")[0]!.replace(/\.ts$/, "");
}

function importsOf(text: string) {
  const statements = /^(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)";$/gm;
  const dynamic = /\bimport\("([^"]+)"\)/g;
  return [
    ...Array.from(text.matchAll(statements), ([, type, from]) => ({
      from: from!,
      typeOnly: type !== undefined,
    })),
    ...Array.from(text.matchAll(dynamic), ([, from]) => ({ from: from!, typeOnly: false })),
  ];
}

/** The file of src that an import leads to, or undefined for a package. */
function target(file: SourceFile, from: string): string | undefined {
  return from.startsWith(".")
    ? relative("src", join("src", dirname(file.path), from)).replaceAll("\\", "/")
    : undefined;
}

/** What stands at the root: the product's seven, and what a project must have there. */
const ROOT = ["package.json", "tsconfig.json", "src", "experiments", "datasets", "reports", "test"];
const ROOT_OF_A_PROJECT = [
  "AGENTS.md",
  "README.md",
  "ARCHITECTURE.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "LICENSE",
  "package-lock.json",
  "biome.json",
  "vitest.config.ts",
  ".gitignore",
  ".ci",
  ".github",
];
const MADE_ON_THE_SPOT = [".git", "node_modules", "dist", "coverage", ".venv"];

it("keeps the root of the tree to what belongs there", () => {
  const entries = readdirSync(".").filter((name) => !MADE_ON_THE_SPOT.includes(name));
  expect(entries.sort()).toEqual([...ROOT, ...ROOT_OF_A_PROJECT].sort());
});

it("gives every file a name that no other has, so that one guess finds it", () => {
  const names = files.map(({ path }) => basename(path)).sort();
  expect(names.filter((name, position) => name === names[position - 1])).toEqual([]);
});

it("finds the sources and their imports", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.find(({ path }) => path === "run-experiment.ts")!.imports.length).toBeGreaterThan(10);
});

it("imports only from rooms that a file's own room may stand on", () => {
  for (const file of files.filter(({ room }) => !TIES.includes(room))) {
    expect(MAY_IMPORT, `the room ${file.room} is new: say here what it may import`).toHaveProperty([
      file.room,
    ]);
    const allowed = [file.room, ...MAY_IMPORT[file.room]!];
    const foreign = file.imports
      .flatMap(({ from }) => target(file, from) ?? [])
      .filter((path) => !allowed.includes(roomOf(path)));
    expect(foreign, `src/${file.path} may import from ${allowed.join(", ")}`).toEqual([]);
  }
});

it("asks the engine's filter through one file, so that the engine could be a package", () => {
  const doors = files
    .filter(({ room }) => room === "eligibility")
    .flatMap((file) => file.imports.flatMap(({ from }) => target(file, from) ?? []))
    .filter((path) => roomOf(path) === "engine");
  expect(doors).toEqual(["engine/payload-filter.ts"]);
});

it("keeps the world out of pure rooms", () => {
  for (const file of files.filter(({ room, path }) => PURE.includes(room) && !DOORS.includes(path))) {
    const packages = file.imports.filter(({ from, typeOnly }) => !typeOnly && !from.startsWith("."));
    const world = packages.filter(({ from }) => from.startsWith("node:") || from.startsWith("@qdrant/"));
    expect(world, `src/${file.path} is in a pure room`).toEqual([]);
    expect(file.text).not.toMatch(
      /\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bfetch\(/,
    );
  }
});

it("leaves the terminal and the exit to the command line", () => {
  for (const { path, text } of files.filter(({ room }) => !["cli", "commands", "terminal"].includes(room))) {
    expect(text, `src/${path}`).not.toMatch(/\bconsole\.|\bprocess\.(exit|exitCode|argv|stdout|stderr)\b/);
  }
});

it("makes data and measures without powers, whose last bits differ between Node releases", () => {
  for (const { path, text } of files.filter(({ room }) => PURE.includes(room) || room === "dataset")) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(code, `src/${path}`).not.toMatch(/Math\.pow\(|[\w)\]] \*\* [\w(]/);
  }
});

it("keeps files within 200 lines, or has them say in their first comment why they are long", () => {
  for (const { path, text } of files.filter(({ text }) => text.split("\n").length > 201)) {
    expect(text, `src/${path} has ${text.split("\n").length - 1} lines`).toMatch(
      /^\/\*[\s\S]{0,600}?\blong(er)?\b/,
    );
  }
});

it("has no barrels inside", () => {
  expect(files.filter(({ path }) => path.endsWith("/index.ts"))).toEqual([]);
});

it("has no cycle of imports", () => {
  const edges = new Map(
    files.map((file) => [
      file.path,
      file.imports.filter(({ typeOnly }) => !typeOnly).flatMap(({ from }) => target(file, from) ?? []),
    ]),
  );
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    expect(trail, `cycle: ${[...trail, path].join(" → ")}`).not.toContain(path);
    if (finished.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const { path } of files) visit(path, []);
});
