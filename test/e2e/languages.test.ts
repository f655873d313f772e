import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "../../src/domain.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { createRandom } from "../../src/random.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { type Outcome, runExperiment } from "../../src/run-experiment.ts";
import { jsonLines } from "../dataset/scratch.ts";

/*
 * Films in some languages, and people who speak some: a film that nobody told its language, or whose language the person does
 * not speak, is never recommended, though it may have been liked.
 */

const random = createRandom("languages");
const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)]!;
const vector = () => Array.from({ length: 6 }, () => random() - 0.5);

const ITEM_LANGUAGES: readonly (Json | undefined)[] = [
  "cs",
  "cs",
  "en",
  "en",
  ["en", "de"],
  ["de", null],
  null,
  undefined,
  7,
];
const items = Array.from({ length: 240 }, (_, i) => {
  const language = pick(ITEM_LANGUAGES);
  const quality = Math.round(random() * 100) / 100;
  return {
    id: 1000 + i,
    vector: vector(),
    payload: { quality, ...(language !== undefined && { language }) },
  };
});

const USER_LANGUAGES = ["cs", "en", ["cs", "de"], ["de"], ["fr"], undefined];
const users = Array.from({ length: 60 }, (_, i) => {
  const speaks = pick(USER_LANGUAGES);
  return {
    id: `u${i}`,
    vector: vector(),
    attributes: { country: "AT", ...(speaks !== undefined && { speaks }) },
  };
});

const cosine = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0) / Math.hypot(...a) / Math.hypot(...b);

const interactions = users.flatMap(({ id: user, vector }) =>
  (["train", "tune", "test"] as const).flatMap((part, p) =>
    items
      .filter((_, i) => i % 3 === p)
      .filter(
        ({ payload, ...item }) =>
          random() < 0.5 && cosine(vector, item.vector) + payload.quality / 2 > random(),
      )
      .map(({ id: item }) => ({ user, item, label: random() < 0.8 ? 1 : 0, part })),
  ),
);

/** Written without any of the code under test. */
function speaksOneOf(user: (typeof users)[number], item: (typeof items)[number]): boolean {
  const spoken = [user.attributes.speaks ?? []].flat();
  return [item.payload.language].flat().some((language) => spoken.includes(language as string));
}

const experiment = {
  name: "languages",
  dataset: ".",
  features: [{ kind: "prefetch-score" }, { kind: "payload-number", path: "quality" }],
  retrieval: { only: [{ kind: "keyword", path: "language", attribute: "speaks" }] },
  training: { source: "candidates", depth: 40 },
  ranking: { depths: [10, 30], cutoffs: [5] },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rank-eval-languages-"));
  const files = {
    "items.jsonl": jsonLines(items),
    "users.jsonl": jsonLines(users),
    "interactions.jsonl": jsonLines(interactions),
    "dataset.json": JSON.stringify({
      ...{ kind: "files", format: 1, name: "films", dimensions: 6, positiveFrom: 1, computedFrom: "nothing" },
      split: { by: "part" },
    }),
    "languages.json": JSON.stringify(experiment),
    "wrong.json": JSON.stringify({
      ...experiment,
      retrieval: { only: [{ kind: "keyword", path: "language", attribute: "languages" }] },
    }),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(["embedded", "reference"])("films in the languages that a user speaks (%s)", (engine) => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await runExperiment(await loadExperiment(join(folder, "languages.json")), { engine });
  }, 120_000);

  it("are all that comes back, the nearest of them, from every prefetch", () => {
    const { split, dataset, systems } = outcome.evidence;
    for (const { runs, system } of systems) {
      for (const { rankings, depth = 0 } of runs) {
        rankings.forEach((ranking, query) => {
          const user = users[split.queries[query]!.user]!;
          const spoken = items
            .filter((item) => speaksOneOf(user, item))
            .sort((a, b) => cosine(user.vector, b.vector) - cosine(user.vector, a.vector))
            .slice(0, depth)
            .map(({ id }) => id);
          const found = Array.from(ranking.items, (item) => dataset.items[item]!.id);
          if (system === "formula")
            found.sort((a, b) => spoken.indexOf(a as number) - spoken.indexOf(b as number));
          expect(found).toEqual(spoken);
        });
      }
    }
  });

  it("are what is judged: a user who is left nothing relevant is no query", () => {
    const tested = users.map((user) => {
      const judged = interactions.filter((one) => one.user === user.id && one.part === "test");
      const spoken = judged.filter(({ item }) => speaksOneOf(user, items[item - 1000]!));
      const relevant = (rows: typeof judged) => rows.filter(({ label }) => label === 1).length;
      return {
        judged: judged.length,
        spoken: spoken.length,
        relevant: relevant(judged),
        left: relevant(spoken),
      };
    });
    const queries = tested.filter(({ relevant }) => relevant > 0);
    const sum = (of: (one: (typeof queries)[number]) => number) =>
      queries.reduce((total, one) => total + of(one), 0);
    const left = queries.filter((one) => one.left > 0);
    const { dataset } = outcome.report;
    expect(dataset.queries).toBe(left.length);
    expect(dataset.relevantPerQuery).toBeCloseTo(sum((one) => one.left) / left.length, 12);
    expect(dataset.ineligible).toEqual({
      judged: sum((one) => one.judged - one.spoken),
      ofJudged: sum((one) => one.judged),
      relevant: sum((one) => one.relevant - one.left),
      ofRelevant: sum((one) => one.relevant),
      queries: queries.length - left.length,
    });
    expect(queries.length - left.length).toBeGreaterThan(5);
  });

  it("make a report that says so, and that nothing puts in doubt", () => {
    const { report } = outcome;
    expect(report.trust.ineligible).toEqual({ candidates: 0, shown: 0 });
    expect(report.findings.filter(({ severity }) => severity === "stop")).toEqual([]);
    expect(report.findings).toContainEqual(expect.objectContaining({ code: "relevant-forbidden" }));
    const text = renderMarkdown(report);
    expect(text).toContain("exact, Cosine, only items that have language in the user's speaks");
    expect(text).toContain("Every candidate is an item that the constraints let its query have.");
    expect(text).toMatch(/\d+ of \d+ judgments are of items that the constraints forbid/);
  });
});

it("are asked for by an attribute that users have", async () => {
  const wrong = loadExperiment(join(folder, "wrong.json")).then((loaded) =>
    runExperiment(loaded, { engine: "reference" }),
  );
  await expect(wrong).rejects.toThrow(
    "retrieval.only reads the attribute languages, which no user of dataset films has; they have country, speaks",
  );
});
