import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    ["a missing dataset", { dataset: undefined }, /^dataset is missing; it must be a string/],
  ])("%s", async (_, change, message) => {
    expect(await problems({ ...minimal, ...change })).toEqual([expect.stringMatching(message)]);
  });
});
