import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LoadedModel, loadModel } from "../../src/deployment/load-model.ts";
import { renderCurl } from "../../src/deployment/render-curl.ts";
import { renderJson } from "../../src/deployment/render-json.ts";
import { renderPython } from "../../src/deployment/render-python.ts";
import { renderTypeScript } from "../../src/deployment/render-typescript.ts";
import type { SavedModel } from "../../src/deployment/saved-model.ts";
import { rankingQuery } from "../../src/retrieval/query-plan.ts";
import { PYTHON_STUB } from "./python-stub.ts";
import { in32Bits, model } from "./sample-model.ts";
import { typeCheck } from "./type-check.ts";

const words = { indices: Uint32Array.of(3, 90), values: Float32Array.of(1.5, 0.25) };
const user = {
  vector: new Float32Array(),
  vectors: { dense: Float32Array.of(0.5, 0.25), words },
  affinities: {},
};
/** The same, as a service has it. */
const plain = {
  vectors: { dense: [0.5, 0.25], words: { indices: [3, 90], values: [1.5, 0.25] } },
  affinities: {},
  attributes: {},
};

const saved = {
  ...model.saved,
  features: [
    { kind: "prefetch-score", of: "dense" },
    { kind: "prefetch-score", of: "bm25" },
    { kind: "fusion-score", by: "rrf", k: 61 },
  ],
  weights: [8, 4, 2],
  query: {
    ...{ dimensions: 0, depth: 50, limit: 10, missing: "similarity" },
    retrievers: [
      { name: "dense", kind: "dense", space: "dense", using: "dense", missing: -1 },
      { name: "bm25", kind: "sparse", space: "words", using: "words", missing: 0 },
    ],
  },
  users: { affinities: {}, attributes: {} },
} satisfies Record<Exclude<keyof SavedModel, "gate" | "learned">, unknown>;

let folder: string;
let loaded: LoadedModel;
let expected: unknown;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rank-eval-hybrid-"));
  await writeFile(join(folder, "model.json"), JSON.stringify(saved));
  await writeFile(join(folder, "curl"), "#!/bin/sh\nexec cat\n");
  await chmod(join(folder, "curl"), 0o755);
  await writeFile(join(folder, "qdrant_client.py"), PYTHON_STUB);
  loaded = await loadModel(folder);
  expected = in32Bits(rankingQuery(loaded, user, { depth: 50, limit: 10 }));
});
afterAll(() => rm(folder, { recursive: true }));

it("is a request whose prefetches score what each of them found", () => {
  const exact = { exact: true };
  const dense = { query: [0.5, 0.25], using: "dense", limit: 50, params: exact };
  const sparse = { query: plain.vectors.words, using: "words", limit: 50, params: exact };
  const prefetch = [dense, sparse];
  expect(expected).toMatchObject({
    prefetch: [
      { ...dense, prefetch, limit: 100 },
      { ...sparse, prefetch, limit: 100 },
      { prefetch, query: { rrf: { k: 61 } }, limit: 100 },
    ],
    query: {
      formula: {
        sum: [-1, { mult: [8, "$score"] }, { mult: [4, "$score[1]"] }, { mult: [2, "$score[2]"] }],
      },
      defaults: { "$score[0]": -1 },
    },
    limit: 10,
  });
});

it("is the same request in TypeScript, which passes the strictest checks", async () => {
  const text = renderTypeScript(loaded);
  expect(typeCheck(text)).toEqual([]);
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const { rankingRequest } = await import(
    `data:text/javascript;base64,${Buffer.from(outputText).toString("base64")}`
  );
  expect(in32Bits(rankingRequest(plain))).toEqual(expected);
});

it("is the same request in JSON, its placeholders filled in", () => {
  const { request } = JSON.parse(renderJson(loaded)) as { request: unknown };
  const values: Record<string, unknown> = {
    "{{vectors.dense}}": plain.vectors.dense,
    "{{vectors.words.indices}}": plain.vectors.words.indices,
    "{{vectors.words.values}}": plain.vectors.words.values,
  };
  const filled = JSON.parse(JSON.stringify(request), (_, value) =>
    typeof value === "string" ? (values[value] ?? value) : value,
  );
  expect(in32Bits(filled)).toEqual(expected);
});

it("is the same request by curl, which first asks for the vectors that are missing", () => {
  const run = (env: NodeJS.ProcessEnv) =>
    spawnSync("sh", ["-c", renderCurl(loaded)], {
      encoding: "utf8",
      env: { ...env, PATH: `${folder}:${process.env.PATH}` },
    });
  const { status, stderr, stdout } = run({});
  expect({ status: status !== 0, stdout }).toEqual({ status: true, stdout: "" });
  expect(stderr).toContain("VECTOR_DENSE: is a JSON list of numbers");
  const sent = run({
    VECTOR_DENSE: "[0.5, 0.25]",
    VECTOR_WORDS_INDICES: "[3, 90]",
    VECTOR_WORDS_VALUES: "[1.5, 0.25]",
  });
  expect(in32Bits(JSON.parse(sent.stdout))).toEqual(expected);
});

const absent = spawnSync("python3", ["--version"]).error;
it.skipIf(absent)(`is the same request in Python${absent ? ": no python3 here" : ""}`, async () => {
  await writeFile(join(folder, "ranking.py"), renderPython(loaded));
  const program =
    "import json, sys, ranking; print(json.dumps(ranking.ranking_request(json.load(sys.stdin))))";
  const { stdout, stderr } = spawnSync("python3", ["-c", program], {
    input: JSON.stringify(plain),
    encoding: "utf8",
    cwd: folder,
  });
  expect(stderr).toBe("");
  expect(in32Bits(JSON.parse(stdout))).toEqual(expected);
});

it("says that an exact search is not for production", () => {
  for (const render of [renderCurl, renderJson, renderPython, renderTypeScript]) {
    expect(render(loaded)).toContain("compares the query with every item");
  }
});
