import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QdrantClient } from "@qdrant/js-client-rest";
import { installEdge } from "../../src/engine/edge/install.ts";
import { startEmbeddedQdrant } from "../../src/engine/start-embedded.ts";
import { type Column, markdownTable } from "../../src/report/markdown-table.ts";
import { startBareEngine } from "./engine/bare-engine.ts";
import type { Times } from "./engine/interleave.ts";
import { type QueryTimes, timeQueries } from "./engine/queries.ts";
import { timeUpserts, type UpsertTimes } from "./engine/upserts.ts";
import { benchPoints, DIMENSIONS, FIELDS } from "./engine/world.ts";

const COLLECTION = "bench";
const limits = [10, 200];

/**
 * Times our front end against the bare engine, Qdrant Edge called from Python without it, and the reference engine
 * behind the same front end, on the same points and queries and in turns.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bench-engine-"));
  try {
    await using embedded = await startEmbeddedQdrant();
    await using reference = await startEmbeddedQdrant({ engine: "reference" });
    await using bare = startBareEngine(await installEdge(console.log), folder);
    const points = benchPoints();
    const servers = { embedded: embedded.url, reference: reference.url };
    const upserts = await timeUpserts(points, bare, servers, COLLECTION);
    console.log(`\nUpload of ${points.length} points with ${DIMENSIONS} dimensions and 11 payload numbers\n`);
    console.log(markdownTable(upsertColumns(points.length, upserts.bare), Object.entries(upserts)));
    console.log(`\nTarget: under 2 s through the client; ${seconds(upserts.embedded.median)} s it took.`);

    const paths = {
      embedded: `${embedded.url}/collections/${COLLECTION}/points`,
      reference: `${reference.url}/collections/${COLLECTION}/points`,
    };
    for (const indexed of [false, true]) {
      if (indexed) {
        await bare.tell({ index: FIELDS });
        for (const url of Object.values(servers)) await createIndexes(url);
      }
      await bare.tell({ optimize: null });
      const rows: QueryTimes[] = [];
      for (const limit of limits) rows.push(...(await timeQueries(limit, bare, paths)));
      console.log(
        `\nA formula of 12 terms over 200 of ${points.length} points, payload ${indexed ? "" : "not "}indexed, ms median (minimum)\n`,
      );
      console.log(markdownTable(queryColumns, rows));
    }
    console.log(
      "\nTargets: the front end under 1.5 ms for one query, under 15 % of the engine's time for 50.",
      "Unclear is where the median and the minimum disagree, or the cost is negative: the machine was busy.",
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function createIndexes(url: string): Promise<void> {
  const client = new QdrantClient({ url });
  for (const field_name of FIELDS) {
    await client.createPayloadIndex(COLLECTION, { field_name, field_schema: "float", wait: true });
  }
}

const names: Readonly<Record<keyof UpsertTimes, string>> = {
  bare: "bare engine",
  embedded: "embedded, js-client-rest",
  reference: "reference, js-client-rest",
};

function upsertColumns(points: number, bare: Times): readonly Column<[string, Times]>[] {
  return [
    { head: "engine", align: "left", cell: ([name]) => names[name as keyof UpsertTimes] },
    {
      head: "s, median (minimum)",
      align: "right",
      cell: ([, times]) => `${seconds(times.median)} (${seconds(times.min)})`,
    },
    {
      head: "points a second",
      align: "right",
      cell: ([, times]) => ((points / times.median) * 1000).toFixed(0),
    },
    {
      head: "to the bare engine",
      align: "right",
      cell: ([, times]) => `${(times.median / bare.median).toFixed(1)} ×`,
    },
  ];
}

const both = (cell: (of: keyof Times) => string) => `${cell("median")} (${cell("min")})`;
const cost = ({ embedded, bare }: QueryTimes, of: keyof Times) => embedded[of] - bare[of];

const queryColumns: readonly Column<QueryTimes>[] = [
  { head: "queries", align: "right", cell: ({ batch }) => String(batch) },
  { head: "limit", align: "right", cell: ({ limit }) => String(limit) },
  { head: "bare engine", align: "right", cell: ({ bare }) => both((of) => bare[of].toFixed(2)) },
  { head: "embedded", align: "right", cell: ({ embedded }) => both((of) => embedded[of].toFixed(2)) },
  { head: "front end", align: "right", cell: (row) => both((of) => cost(row, of).toFixed(2)) },
  {
    head: "of the engine",
    align: "right",
    cell: (row) => both((of) => `${((100 * cost(row, of)) / row.bare[of]).toFixed(0)} %`),
  },
  { head: "target", align: "left", cell: verdict },
  { head: "reference", align: "right", cell: ({ reference }) => both((of) => reference[of].toFixed(2)) },
  {
    head: "to embedded",
    align: "right",
    cell: ({ reference, embedded }) => both((of) => `${(reference[of] / embedded[of]).toFixed(2)} ×`),
  },
];

/** One query has an absolute target, for whoever waits; a batch a share, for what a whole run costs. */
function verdict(row: QueryTimes): string {
  const meets = (of: keyof Times) => cost(row, of) < (row.batch === 1 ? 1.5 : 0.15 * row.bare[of]);
  if (meets("median") !== meets("min") || cost(row, "median") < 0) return "unclear";
  return meets("median") ? "met" : "missed";
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
