import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { QdrantClient, type Schemas } from "@qdrant/js-client-rest";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generateHybrid } from "../../src/dataset/hybrid/generate-hybrid.ts";
import { hybridManifest } from "../../src/dataset/hybrid/hybrid-parameters.ts";
import { eligibilityFilter } from "../../src/deployment/eligibility-filter.ts";
import { type LoadedModel, loadModel } from "../../src/deployment/load-model.ts";
import { renderCurl } from "../../src/deployment/render-curl.ts";
import { renderPython } from "../../src/deployment/render-python.ts";
import { renderTypeScript } from "../../src/deployment/render-typescript.ts";
import type { SparseVector } from "../../src/domain.ts";
import { type EmbeddedQdrant, startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { rankingQuery } from "../../src/retrieval/query-plan.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { PYTHON_CLIENT, pythonEnvironment } from "../python-environment.ts";

const run = promisify(execFile);

/** Id and score of each result. */
type Results = [number, number][];

/** What a service knows of a user. */
interface ServiceUser {
  readonly vectors: { readonly dense: number[]; readonly words: { indices: number[]; values: number[] } };
  readonly affinities: object;
  readonly attributes: { readonly language: string[] };
}

let server: EmbeddedQdrant;
let folder: string;
let client: QdrantClient;
let collection: string;
let model: LoadedModel;
let users: ServiceUser[];
let expected: Results[];

const resultsOf = (points: Schemas["ScoredPoint"][]): Results =>
  points.map(({ id, score }) => [id as number, Math.fround(score)]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rank-eval-exports-"));
  server = await startEmbeddedQdrant();
  const manifest = { kind: "synthetic-hybrid", format: 1, name: "small", documents: 600, queries: 100 };
  const dataset = await generateHybrid(hybridManifest.parse(manifest));
  const experiment = experimentSchema.parse({
    name: "exported",
    dataset: "none",
    retrieval: {
      retrievers: [{ name: "dense" }, { name: "words" }],
      only: [{ kind: "keyword", path: "language", attribute: "language" }],
    },
    training: { source: "candidates", depth: 20 },
    features: [
      { kind: "prefetch-score", of: "dense" },
      { kind: "prefetch-score", of: "words" },
      { kind: "payload-number", path: "quality" },
    ],
    ranking: { depths: [20], cutoffs: [10], form: "logit" },
    statistics: { samples: 100 },
  });
  const outcome = await runExperiment({ experiment, dataset }, { engine: server.url, keep: true });
  await writeFile(join(folder, "model.json"), JSON.stringify(outcome.model));
  model = await loadModel(folder);
  client = new QdrantClient({ url: server.url });
  const { collections } = await client.getCollections();
  collection = collections[0]!.name;
  users = dataset.users.map(({ vectors, attributes }) => {
    const words = vectors!.words as SparseVector;
    return {
      vectors: {
        dense: Array.from(vectors!.dense as Float32Array),
        words: { indices: Array.from(words.indices), values: Array.from(words.values) },
      },
      affinities: {},
      attributes: { language: [attributes!.language as string] },
    };
  });
  const { depth, limit } = model.saved.query;
  expected = [];
  for (const user of dataset.users) {
    const filter = eligibilityFilter(model, user);
    const { points } = await client.query(collection, rankingQuery(model, user, { depth, limit, filter }));
    expected.push(resultsOf(points));
  }
}, 300_000);
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

it("asks for 100 different lists of ten", () => {
  expect(expected.map((results) => results.length)).toEqual(new Array(100).fill(10));
  expect(new Set(expected.map(String)).size).toBe(100);
});

const environment = await pythonEnvironment(PYTHON_CLIENT);
const absent = "missing" in environment ? `: ${environment.missing}` : "";
it.skipIf(absent !== "")(`gives 100 of 100 rankings in Python${absent}`, async () => {
  await writeFile(join(folder, "ranking.py"), renderPython(model));
  await writeFile(join(folder, "users.json"), JSON.stringify(users));
  const program = `
import json, ranking
client = ranking.QdrantClient(url=${JSON.stringify(server.url)})
lists = [ranking.rank(client, ${JSON.stringify(collection)}, user) for user in json.load(open("users.json"))]
print(json.dumps([[[point.id, point.score] for point in points] for points in lists]))
`;
  const { python } = environment as { python: string };
  const { stdout } = await run(python, ["-c", program], { cwd: folder, maxBuffer: 1e8 });
  const lists = JSON.parse(stdout) as Results[];
  expect(lists.map((list) => list.map(([id, score]) => [id, Math.fround(score)]))).toEqual(expected);
});

it("gives 100 of 100 rankings in TypeScript", async () => {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileModule(renderTypeScript(model), { compilerOptions });
  const { rankingRequest } = (await import(
    `data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`
  )) as { rankingRequest: (user: ServiceUser) => Schemas["QueryRequest"] };
  const lists: Results[] = [];
  for (const user of users) {
    const { points } = await client.query(collection, rankingRequest(user));
    lists.push(resultsOf(points));
  }
  expect(lists).toEqual(expected);
});

const noCurl = await run("curl", ["--version"]).then(
  () => "",
  () => ": no curl here",
);
it.skipIf(noCurl !== "")(`gives the same rankings by curl${noCurl}`, async () => {
  const script = join(folder, "ranking.sh");
  await writeFile(script, renderCurl(model));
  for (const [i, { vectors, attributes }] of users.slice(0, 10).entries()) {
    const env = {
      ...{ ...process.env, QDRANT_URL: server.url, COLLECTION: collection },
      VECTOR_DENSE: JSON.stringify(vectors.dense),
      VECTOR_WORDS_INDICES: JSON.stringify(vectors.words.indices),
      VECTOR_WORDS_VALUES: JSON.stringify(vectors.words.values),
      ATTRIBUTE_LANGUAGE: JSON.stringify(attributes.language),
    };
    const { stdout } = await run("sh", [script], { env });
    expect(resultsOf(JSON.parse(stdout).result.points)).toEqual(expected[i]);
  }
});
