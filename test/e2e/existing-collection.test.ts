import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { loadExperiment } from "../../src/experiment/load-experiment.ts";
import { stops } from "../../src/report/findings/first-screen.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { contract } from "../contract/engines.ts";
import { createWorkplace, type Workplace } from "./command-line.ts";

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place[Symbol.asyncDispose]());

async function runOn(url: string, retrieval: object, keep = false) {
  const experiment = await loadExperiment(await place.experiment({ retrieval }));
  return (await runExperiment(experiment, { engine: url, keep })).report;
}

interface Point {
  id: number;
  vector: number[];
  payload: object;
}

async function ask(url: string, method: string, path: string, body?: object) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const { result, status } = (await response.json()) as { result: unknown; status: unknown };
  expect(response.status, JSON.stringify(status)).toBe(200);
  // biome-ignore lint/suspicious/noExplicitAny: an answer of any kind
  return result as any;
}

/** Copies a collection into another one, with changes to its configuration and its points. */
async function copy(
  url: string,
  from: string,
  to: string,
  config: object,
  change = (points: Point[]) => points,
) {
  const { payload_schema } = await ask(url, "GET", `/collections/${from}`);
  const limits = { limit: 10_000, with_vector: true, with_payload: true };
  const { points } = await ask(url, "POST", `/collections/${from}/points/scroll`, limits);
  const { vectors, ...rest } = config as { vectors?: object };
  await ask(url, "PUT", `/collections/${to}`, {
    vectors: { size: 32, distance: "Cosine", ...vectors },
    ...rest,
  });
  for (const [field_name, { data_type }] of Object.entries(
    payload_schema as Record<string, { data_type: string }>,
  )) {
    await ask(url, "PUT", `/collections/${to}/index?wait=true`, { field_name, field_schema: data_type });
  }
  await ask(url, "PUT", `/collections/${to}/points?wait=true`, { points: change(points) });
}

await contract("an existing collection", ({ url, isQdrant }) => {
  let kept: string;
  beforeAll(async () => {
    await runOn(url, {}, true);
    const { collections } = await ask(url, "GET", "/collections");
    kept = collections.find(({ name }: { name: string }) => name.startsWith("qdrant-rank-eval-small-")).name;
  }, 120_000);
  const run = randomUUID();
  const copies = new Set<string>();
  const copyName = (title: string) => {
    copies.add(`${title}-${run}`);
    return `${title}-${run}`;
  };
  afterAll(async () => {
    for (const name of [kept, ...copies]) await ask(url, "DELETE", `/collections/${name}`);
  });

  const kinds: [string, object][] = isQdrant
    ? [
        ["half precision", { vectors: { datatype: "float16" } }],
        ["a quantization", { quantization_config: { scalar: { type: "int8", always_ram: true } } }],
      ]
    : [["shards", { shard_number: 3 }]];

  it.each(kinds)(
    "of %s raises no doubt that stops the gate",
    async (title, config) => {
      const name = copyName(title.replaceAll(" ", "-"));
      await copy(url, kept, name, config);
      const report = await runOn(url, { collection: name });
      expect(stops(report.findings)).toEqual([]);
      expect(report.prefetchParity).toMatchObject({ beyondRounding: 0 });
    },
    120_000,
  );

  it("is refused where two vectors are exchanged, and where all are", async () => {
    await copy(url, kept, copyName("exchanged"), {}, (points) => {
      const [a, b, ...rest] = points as [Point, Point, ...Point[]];
      return [{ ...a, vector: b.vector }, { ...b, vector: a.vector }, ...rest];
    });
    await expect(runOn(url, { collection: copyName("exchanged") })).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(
        /exchanged-\S+: its vector is not the dataset's for 2 of 600 items that were compared/,
      ),
    });
    await copy(url, kept, copyName("shuffled"), {}, (points) =>
      points.map((point, i) => ({ ...point, vector: points[(i + 1) % points.length]!.vector })),
    );
    await expect(runOn(url, { collection: copyName("shuffled") })).rejects.toThrow(/for 600 of 600 items/);
  }, 120_000);
});

describe("an index that hides values", () => {
  it("puts the results in doubt", async () => {
    await using server = await startEmbeddedQdrant({ engine: "reference" });
    await runOn(server.url, {}, true);
    const { collections } = await ask(server.url, "GET", "/collections");
    const kept = collections[0].name;
    await ask(server.url, "PUT", `/collections/${kept}/index?wait=true`, {
      field_name: "freshness",
      field_schema: "integer",
    });
    const { findings } = await runOn(server.url, { collection: kept });
    expect(stops(findings)).toMatchObject([
      { code: "other-scores" },
      { code: "hidden-values", paths: [{ path: "freshness", index: "integer" }] },
    ]);
  }, 120_000);
});
