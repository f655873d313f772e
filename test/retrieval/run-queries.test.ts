import type { QdrantClient } from "@qdrant/js-client-rest";
import { expect, it } from "vitest";
import { limitLoad } from "../../src/qdrant/load-limit.ts";
import { type PlannedQuery, runQueries } from "../../src/retrieval/run-queries.ts";

const MB = 1024 * 1024;

/** A Qdrant that finds point 7 for every query, and remembers how many came at once. */
function qdrant() {
  const sent: number[] = [];
  const queryBatchPoints = async ({ searches }: { searches: readonly unknown[] }) => {
    sent.push(searches.length);
    return { data: { result: searches.map(() => ({ points: [{ id: 7, score: 1 }] })), time: 0 } };
  };
  return { client: { api: () => ({ queryBatchPoints }) } as unknown as QdrantClient, sent };
}

const query = (bytes: number): PlannedQuery => ({
  request: { query: { formula: "x".repeat(bytes) }, limit: 1 },
  user: "ada",
  fewest: () => 1,
});
const numbers = new Map([[7, 0]]);

it("sends at most 50 queries, and about 8 MB, at once", async () => {
  const { client, sent } = qdrant();
  await runQueries(
    client,
    "videos",
    Array.from({ length: 120 }, () => query(10)),
    numbers,
  );
  expect(sent).toEqual([50, 50, 20]);
  sent.length = 0;
  const rankings = await runQueries(
    client,
    "videos",
    [5, 5, 1, 1, 20].map((size) => query(size * MB)),
    numbers,
  );
  expect(sent).toEqual([1, 3, 1]);
  expect(rankings).toHaveLength(5);
});

it("names the user whose query is larger than Qdrant takes", async () => {
  const { client, sent } = qdrant();
  await expect(runQueries(client, "videos", [query(33 * MB)], numbers)).rejects.toMatchObject({
    code: "input",
    message: expect.stringMatching(/^the query of user ada is 33\.0 MB long, and Qdrant takes 32\.0 MB;/),
  });
  expect(sent).toEqual([]);
});

it("keeps the order of the queries where later batches are answered first", async () => {
  let begun = 0;
  const queryBatchPoints = async ({ searches }: { searches: readonly { limit: number }[] }) => {
    const turns = begun++ === 0 ? 20 : 1;
    for (let i = 0; i < turns; i++) await new Promise((resolve) => setImmediate(resolve));
    return {
      data: { result: searches.map(({ limit }) => ({ points: [{ id: 7, score: limit }] })), time: 0 },
    };
  };
  const client = { api: () => ({ queryBatchPoints }) } as unknown as QdrantClient;
  const queries = Array.from({ length: 120 }, (_, i) => ({
    ...query(1),
    request: { query: [1], limit: i + 1 },
  }));
  const rankings = await runQueries(client, "videos", queries, numbers, {
    load: limitLoad({ concurrency: 3 }),
  });
  expect(rankings.map(({ scores }) => scores[0])).toEqual(queries.map(({ request }) => request.limit));
});

it("asks a cluster for the consistency that is wanted", async () => {
  const asked: unknown[] = [];
  const queryBatchPoints = async ({ consistency }: { consistency?: unknown }) => {
    asked.push(consistency);
    return { data: { result: [{ points: [{ id: 7, score: 1 }] }], time: 0 } };
  };
  const client = { api: () => ({ queryBatchPoints }) } as unknown as QdrantClient;
  await runQueries(client, "videos", [query(1)], numbers);
  await runQueries(client, "videos", [query(1)], numbers, { load: limitLoad({ consistency: "majority" }) });
  expect(asked).toEqual([undefined, "majority"]);
});
