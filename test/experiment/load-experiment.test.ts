import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HarnessError } from "../../src/errors.ts";
import { experimentJsonSchema } from "../../src/experiment/json-schema.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "experiment-"));
});
afterAll(() => rm(folder, { recursive: true }));

const minimal = {
  name: "a",
  dataset: "../data",
  features: [{ kind: "prefetch-score" }],
  ranking: { depths: [20, 50], cutoffs: [10] },
};

const thirtyKnots = { kind: "score-hinge", knots: Array.from({ length: 30 }, (_, i) => i) };

async function load(content: unknown) {
  const path = join(folder, "a.json");
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return loadExperiment(path);
}

/** The problems that a file is refused for, without the file's name. */
async function problems(content: unknown): Promise<string[]> {
  const error = await load(content).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof HarnessError)) throw new Error("the experiment was accepted");
  expect(error.code).toBe("input");
  return error.problems.map((problem) => problem.replace(`${join(folder, "a.json")}: `, ""));
}

it("fills in defaults and resolves the dataset against the experiment's folder", async () => {
  const { experiment, datasetFolder } = await load(minimal);
  expect(experiment.ranking.form).toBe("sigmoid");
  expect(experiment.training).toEqual({
    ...{ source: "impressions", objective: "logistic", part: "train", inversePropensity: false, l2: 0 },
  });
  expect(experiment.retrieval).toEqual({
    retrievers: [{ name: "vector", missing: 0 }],
    missing: "similarity",
    distance: "Cosine",
    only: [],
    shards: 1,
    candidates: "per-shard",
  });
  expect(datasetFolder).toBe(join(folder, "..", "data"));
});

it.each(["synthetic", "movielens-100k", "movielens-100k-dot", "movielens-100k-rich"])(
  "finds the committed experiment %s by name",
  async (name) => {
    expect((await loadExperiment(name)).experiment.name).toBe(name);
  },
);

it("names the place that it looked in when there is no such experiment", async () => {
  await expect(loadExperiment("nothing")).rejects.toThrow(/neither experiments\/nothing\.json nor/);
});

it("names the experiments that there are when there is no such one", async () => {
  await expect(loadExperiment("nothing")).rejects.toThrow(
    "There are: approximate, hybrid, movielens-100k, movielens-100k-dot, movielens-100k-rich, synthetic",
  );
});

it("says what a folder holds that is named in place of an experiment", async () => {
  const inner = join(folder, "mine");
  await mkdir(inner);
  await expect(loadExperiment(inner)).rejects.toThrow(
    `${inner} is a folder, and an experiment is a JSON file; it holds none`,
  );
  for (const name of ["b.json", "a.json", "experiment.schema.json", "c.txt"])
    await writeFile(join(inner, name), "{}");
  await expect(loadExperiment(inner)).rejects.toThrow(
    /is a JSON file; name one that it holds: a\.json, b\.json$/,
  );
  await expect(loadExperiment(join(inner, "c.txt"))).rejects.toThrow(
    "the name of an experiment's file ends in .json",
  );
});

it("finds the experiments of the package where the folder has none of that name", async () => {
  const { path, experiment } = await fromFolder(folder, () => loadExperiment("synthetic"));
  expect(resolve(folder, path)).toBe(resolve("experiments/synthetic.json"));
  expect(experiment.name).toBe("synthetic");
});

it("prefers the folder's experiment to the package's of the same name", async () => {
  await mkdir(join(folder, "experiments"));
  await writeFile(join(folder, "experiments", "synthetic.json"), JSON.stringify(minimal));
  const { path, experiment } = await fromFolder(folder, () => loadExperiment("synthetic"));
  expect(path).toBe(join("experiments", "synthetic.json"));
  expect(experiment.name).toBe("a");
});

/** Does something in another working folder. */
async function fromFolder<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.cwd();
  process.chdir(place);
  try {
    return await work();
  } finally {
    process.chdir(before);
  }
}

it("keeps the committed JSON Schema equal to the one that the loader applies", async () => {
  const schema = `${JSON.stringify(experimentJsonSchema(), null, 2)}\n`;
  await expect(schema).toMatchFileSnapshot("../../experiments/experiment.schema.json");
});

it("reads a file with a byte order mark", async () => {
  expect((await load(`\uFEFF${JSON.stringify(minimal)}`)).experiment.name).toBe("a");
});

it("says of a long list that it is too long, and shows the first of many problems", async () => {
  const features = Array.from({ length: 20_000 }, (_, i) => ({ kind: "boolean", path: `${i}` }));
  expect(await problems({ ...minimal, features })).toEqual([
    "features must have at most 200 elements, got 20000",
  ]);
  const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`key${i}`, 1]));
  const found = await problems({ ...minimal, ...unknown });
  expect(found).toHaveLength(21);
  expect(found.at(-1)).toBe("… and 980 more problems");
});

describe("a wrong file is refused", () => {
  it("with the place of a syntax error", async () => {
    expect(await problems('{"name": ')).toEqual([expect.stringMatching(/^is not valid JSON: /)]);
  });

  it("with every problem at once", async () => {
    const wrong = {
      ...minimal,
      nmae: "x",
      features: [{ kind: "afinity", path: "topics" }],
      ranking: { depths: [-20, 5], cutoffs: [10], form: "tanh" },
    };
    expect(await problems(wrong)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^features\[0\]\.kind must be "prefetch-score" or .* "affinity" or .* or "product", got "afinity"$/,
        ),
        "ranking.depths[0] must be at least 1, got -20",
        'ranking.form must be "sigmoid" or "stable-sigmoid" or "logit", got "tanh"',
        "nmae is not a known key; check its spelling",
      ]),
    );
  });

  it.each([
    [
      "a cutoff above the smallest depth",
      { ranking: { depths: [5, 50], cutoffs: [10] } },
      /^ranking\.cutoffs give the answer by P@10, which cannot be judged at the smallest depth \(5\)/,
    ],
    [
      "depths that do not ascend",
      { ranking: { depths: [50, 20], cutoffs: [10] } },
      /^ranking\.depths\[1\] must be more than the one before it \(50\), got 20/,
    ],
    [
      "a depth that is no whole number",
      { ranking: { depths: [20.5], cutoffs: [10] } },
      /^ranking\.depths\[0\] must be an integer, got 20\.5/,
    ],
    [
      "a feature twice",
      { features: [{ kind: "prefetch-score" }, { kind: "prefetch-score" }] },
      /^features\[1\] repeats features\[0\]/,
    ],
    [
      "a penalty that rewards",
      { training: { source: "impressions", l2: -1 } },
      /^training\.l2 must be at least 0, got -1/,
    ],
    [
      "a propensity of what was never shown",
      { training: { source: "candidates", depth: 20, inversePropensity: true } },
      /^training\.inversePropensity is not a known key/,
    ],
    [
      "depths and samples that nobody waits for",
      { ranking: { depths: [20, 1e12], cutoffs: [10] } },
      /^ranking\.depths\[1\] must be at most 1000000, got 1000000000000$/,
    ],
    [
      "too many samples",
      { statistics: { samples: 1e12 } },
      /^statistics\.samples must be at most 100000, got 1000000000000$/,
    ],
    [
      "too many shards",
      { retrieval: { shards: 1e9 } },
      /^retrieval\.shards must be at most 100, got 1000000000$/,
    ],
    [
      "too deep a training",
      { training: { source: "candidates", depth: 1e12 } },
      /^training\.depth must be at most 1000000, got/,
    ],
    [
      "too many negatives",
      { training: { source: "impressions", negativesPerPositive: 1e12 } },
      /^training\.negativesPerPositive must be at most 10000, got/,
    ],
    [
      "a ranking objective of impressions",
      { training: { source: "impressions", objective: "pairwise" } },
      /^training\.objective is pairwise, which orders lists, and impressions are in none; take "source": "candidates"/,
    ],
    [
      "a ranking objective with inverse propensities",
      { training: { source: "impressions", objective: "auto", inversePropensity: true } },
      /^training\.inversePropensity reweights single rows, and the objective auto learns from the order of lists/m,
    ],
    [
      "a ranking objective of single negatives",
      { training: { source: "candidates", depth: 20, objective: "listwise", negativesPerPositive: 3 } },
      /^training\.negativesPerPositive draws single rows, and the objective listwise learns from whole lists/,
    ],
    [
      "a graph that no memory holds",
      { approximate: { builds: [{ m: 1e9, ef: [64] }] } },
      /^approximate\.builds\[0\]\.m must be at most 256, got 1000000000$/,
    ],
    ["a name of 300 letters", { name: "x".repeat(300) }, /^name must have at most 100 characters, got 300$/],
    [
      "a feature's path of 300 letters",
      { features: [{ kind: "boolean", path: "x".repeat(300) }] },
      /^features\[0\]\.path must have at most 200 characters, got 300$/,
    ],
    [
      "a feature's path with a NUL character",
      { features: [{ kind: "boolean", path: "a\0b" }] },
      /^features\[0\]\.path must be one line of text without control characters, got "a\\u0000b"$/,
    ],
    [
      "a collection's name with a line end",
      { retrieval: { collection: "a\n" } },
      /^retrieval\.collection must be one line of text without control characters, got "a\\n"$/,
    ],
    [
      "a default beyond 32 bits",
      { features: [{ kind: "payload-number", path: "x", default: 1e300 }] },
      /^features\[0\]\.default must be at most 3\.4e\+38, got 1e\+300$/,
    ],
    [
      "a half-life that rounds to nothing",
      { features: [{ kind: "recency", path: "x", halfLifeDays: 1e-300, now: "2026-01-01" }] },
      /^features\[0\]\.halfLifeDays must be at least 0\.001, got 1e-300$/,
    ],
    [
      "more columns than a regression can be trained with",
      {
        features: [
          { kind: "product", of: [thirtyKnots, { ...thirtyKnots, kind: "payload-hinge", path: "x" }] },
        ],
      },
      /^features make 900 columns, and a regression may have at most 500$/,
    ],
    ["no features", { features: [] }, /^features must not be empty/],
    ["a name that cannot name a folder", { name: "../x" }, /^name must be made of lower-case letters/],
    [
      "the name of the folder of baselines",
      { name: "baselines" },
      /^name must not be "baselines": the name is taken/,
    ],
    ["the name of a device", { name: "nul" }, /^name must not be "nul": the name is taken/],
    ["a missing dataset", { dataset: undefined }, /^dataset is missing; it must be a string/],
  ])("%s", async (_, change, message) => {
    expect(await problems({ ...minimal, ...change })).toEqual([expect.stringMatching(message)]);
  });
});
