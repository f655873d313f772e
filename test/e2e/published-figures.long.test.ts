import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadDataset } from "../../src/dataset/load-dataset.ts";
import { splitDataset } from "../../src/dataset/split.ts";
import type { Ranking } from "../../src/domain.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { experimentSchema } from "../../src/experiment/experiment.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { scoreRankings } from "../../src/metrics/score-rankings.ts";
import { NO_PAUSE } from "../../src/pause.ts";
import { connect } from "../../src/qdrant/client.ts";
import { seedCollection } from "../../src/qdrant/seed-collection.ts";
import type { Report } from "../../src/report/report.ts";
import { createRetrievers } from "../../src/retrieval/create-retrievers.ts";
import { fuseCandidates } from "../../src/retrieval/score-candidates.ts";
import { retrieveCandidates } from "../../src/retrieval/search-session.ts";
import { runExperiment } from "../../src/run-experiment.ts";
import { mean } from "../../src/statistics/mean.ts";

const CRANFIELD = "../shared/datasets/cranfield";
const SCIFACT = "../shared/datasets/scifact";

interface Row {
  readonly id: string | number;
  readonly text?: string;
  readonly dense?: number[];
  readonly sparse?: object;
  readonly payload?: object;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rank-eval-published-"));
});
afterAll(() => rm(folder, { recursive: true }));

const manifest = {
  ...{ kind: "files", format: 1, positiveFrom: 1, split: { by: "query", folds: 5 }, computedFrom: "nothing" },
};
const jsonLines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const write = (file: string, text: string) => writeFile(join(folder, file), text);

async function readRows(file: string): Promise<Row[]> {
  const bytes = await readFile(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

async function run(engine: string, depth: number, changes: object): Promise<Report> {
  const experiment = experimentSchema.parse({
    name: "published",
    dataset: folder,
    retrieval: { retrievers: [{ name: "dense" }, { name: "words" }] },
    training: { source: "candidates", depth },
    features: [
      { kind: "prefetch-score", of: "dense" },
      { kind: "prefetch-score", of: "words" },
    ],
    systems: [
      { kind: "rrf", name: "rrf-2" },
      { kind: "rrf", name: "rrf-61", k: 61 },
      { kind: "dbsf", name: "dbsf" },
    ],
    comparison: { control: "dbsf" },
    ranking: { depths: [depth], measures: ["nDCG@10", "P@10"], headline: "nDCG@10", form: "logit" },
    ...changes,
  });
  return (await runExperiment({ experiment, datasetFolder: folder }, { engine })).report;
}

const withFusion = {
  features: [
    { kind: "prefetch-score", of: "dense" },
    { kind: "prefetch-score", of: "words" },
    { kind: "fusion-score", by: "dbsf" },
  ],
};

function meansOf({ scores }: Report, system: string): number[] {
  return ["P@10", "nDCG@10"].map(
    (measure) => scores.find((one) => one.system === system && one.measure === measure)!.mean,
  );
}

function expectClose(found: readonly number[], published: readonly number[], most: number): void {
  found.forEach((value, i) => {
    expect(Math.abs(value - published[i]!)).toBeLessThanOrEqual(most);
  });
}

const noCranfield = existsSync(CRANFIELD) ? "" : ` (skipped: there is no ${CRANFIELD})`;
describe.skipIf(noCranfield !== "")(`on Cranfield${noCranfield}`, () => {
  beforeAll(async () => {
    const documents = await readRows(join(CRANFIELD, "documents.jsonl"));
    const queries = await readRows(join(CRANFIELD, "queries.jsonl"));
    const vectorsOf = ({ dense, sparse: words }: Row) => ({ dense, words });
    await write(
      "items.jsonl",
      jsonLines(
        documents.map((row) => ({ ...row, vectors: vectorsOf(row), dense: undefined, sparse: undefined })),
      ),
    );
    await write(
      "queries.jsonl",
      jsonLines(queries.map((row) => ({ id: row.id, text: row.text, vectors: vectorsOf(row) }))),
    );
    await cp(join(CRANFIELD, "qrels.txt"), join(folder, "qrels.txt"));
    const vectors = { dense: { kind: "dense", dimensions: 96 }, words: { kind: "sparse" } };
    await write("dataset.json", JSON.stringify({ ...manifest, name: "cranfield", vectors }));
  });

  it("finds the figures of the prototype, and ranks at least as well by two scores and three", async () => {
    const report = await run("embedded", 100, {});
    expectClose(meansOf(report, "dense"), [0.3329, 0.4344], 0.0005);
    expectClose(meansOf(report, "words"), [0.3071, 0.419], 0.0005);
    expectClose(meansOf(report, "dbsf"), [0.336, 0.4528], 0.0005);
    expectClose(meansOf(report, "rrf-2"), [0.3329, 0.4461], 0.002);
    expect(report.parity).toMatchObject([{ different: 0 }]);
    const fused = await run("embedded", 100, withFusion);
    expect(fused.parity).toMatchObject([{ beyondRounding: 0 }]);
    const learned = { two: meansOf(report, "formula"), three: meansOf(fused, "formula") };
    expect(learned.two[0]).toBeGreaterThanOrEqual(0.3292);
    expect(learned.two[1]).toBeGreaterThanOrEqual(0.4412);
    expect(learned.three[0]).toBeGreaterThanOrEqual(0.3337);
    expect(learned.three[1]).toBeGreaterThanOrEqual(0.4491);
  }, 600_000);
});

/** The numbers of a NumPy file of 16-bit floats, row by row. */
async function readHalves(file: string, columns: number): Promise<number[][]> {
  const bytes = await readFile(file);
  const start = 10 + bytes.readUInt16LE(8);
  const count = (bytes.length - start) / 2;
  const numbers = Array.from({ length: count }, (_, i) => halfOf(bytes.readUInt16LE(start + 2 * i)));
  return Array.from({ length: count / columns }, (_, row) =>
    numbers.slice(row * columns, (row + 1) * columns),
  );
}

function halfOf(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15, (bits >> 10) & 31, bits & 1023];
  const size = exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25);
  return sign === 0 ? size : -size;
}

const noScifact = existsSync(SCIFACT) ? "" : ` (skipped: there is no ${SCIFACT})`;
describe.skipIf(noScifact !== "")(`on SciFact${noScifact}`, () => {
  beforeAll(async () => {
    const { folds } = JSON.parse(await readFile(join(SCIFACT, "folds.json"), "utf8")) as {
      folds: string[][];
    };
    for (const [from, to, dense] of [
      ["documents", "items", "documents.dense128.npy"],
      ["queries", "queries", "queries.dense.npy"],
    ] as const) {
      const vectors = await readHalves(join(SCIFACT, dense), 384);
      const words = (await readRows(join(SCIFACT, `${from}.sparse.jsonl.gz`))) as unknown as {
        indices: number[];
        values: number[];
      }[];
      const rows = (await readRows(join(SCIFACT, `${from}.jsonl.gz`))).map(({ id, text }, i) => ({
        ...{ id: from === "queries" ? id : Number(id) },
        ...(from === "queries" && { text, fold: folds.findIndex((fold) => fold.includes(String(id))) }),
        vectors: { dense: vectors[i], words: { indices: words[i]!.indices, values: words[i]!.values } },
      }));
      await write(`${to}.jsonl`, jsonLines(rows));
    }
    await cp(join(SCIFACT, "qrels.txt"), join(folder, "qrels.txt"));
    const vectors = { dense: { kind: "dense", dimensions: 384 }, words: { kind: "sparse", modifier: "idf" } };
    await write(
      "dataset.json",
      JSON.stringify({ ...manifest, name: "scifact", split: { by: "fold" }, vectors }),
    );
  });

  it("finds the figures that Qdrant published", async () => {
    const report = await run("embedded", 200, {});
    const ndcg = (system: string) => meansOf(report, system)[1]!;
    expectClose(["dense", "words", "dbsf"].map(ndcg), [0.6239, 0.6886, 0.7324], 0.0005);
    expect(ndcg("rrf-2")).toBeGreaterThanOrEqual(0.7058);
    expect(ndcg("rrf-2")).toBeLessThanOrEqual(0.7226);
    expect(ndcg("rrf-61")).toBeGreaterThanOrEqual(0.6978);
    expect(ndcg("rrf-61")).toBeLessThanOrEqual(0.7118);
    expect(ndcg("formula")).toBeGreaterThanOrEqual(0.715);
    expect(report.parity).toMatchObject([{ different: 0 }]);
  }, 900_000);

  it("finds those of the retrievers and of DBSF on the reference engine, too", async () => {
    const dataset = await loadDataset(folder, NO_PAUSE);
    const { queries, qrels } = splitDataset(dataset);
    await using engine = await startEmbeddedQdrant({ engine: "reference" });
    const connection = await connect({ url: engine.url, kind: "embedded", description: "" });
    const options = { experiment: "scifact", distance: "Cosine", features: [] } as const;
    await using collection = await seedCollection(connection, dataset, options);
    const retrievers = createRetrievers(
      {
        retrievers: [
          { name: "dense", missing: 0 },
          { name: "words", missing: 0 },
        ],
        distance: "Cosine",
      },
      dataset,
      collection,
    );
    const eligibility = createEligibility([], dataset);
    const { client } = connection;
    const session = { client, collection, dataset, retrievers, eligibility, onProgress: () => {} };
    const ndcg = (rankings: readonly Ranking[]) =>
      mean(scoreRankings(rankings, qrels, [parseMeasure("nDCG@10")])[0]!);
    const found = [
      ndcg(await retrieveCandidates(session, queries, 200, retrievers[0])),
      ndcg(await retrieveCandidates(session, queries, 200, retrievers[1])),
      ndcg(await fuseCandidates(session, queries, { kind: "dbsf" }, 200)),
    ];
    expectClose(found, [0.6239, 0.6886, 0.7324], 0.0005);
  }, 900_000);

  it("ranks at least as well by two scores and the fusion's", async () => {
    const [, ndcg] = meansOf(await run("embedded", 200, withFusion), "formula");
    expect(ndcg).toBeGreaterThanOrEqual(0.7225);
  }, 900_000);
});
