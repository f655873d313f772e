import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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
  expect(experiment.training).toEqual({ source: "impressions", inversePropensity: false, l2: 0 });
  expect(experiment.retrieval).toEqual({
    distance: "Cosine",
    excludeSeen: false,
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
    "There are: approximate, movielens-100k, movielens-100k-dot, movielens-100k-rich, synthetic",
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
  const committed: unknown = JSON.parse(await readFile("experiments/experiment.schema.json", "utf8"));
  expect(committed).toEqual(experimentJsonSchema());
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
      /^ranking\.cutoffs\[0\] must not exceed the smallest depth \(5\), got 10/,
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
    ["no features", { features: [] }, /^features must not be empty/],
    ["a name that cannot name a folder", { name: "../x" }, /^name must be made of lower-case letters/],
    [
      "a name that is too long for a folder",
      { name: "x".repeat(101) },
      /^name must be made of .* at most 100/,
    ],
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
