import { describe, expect, it } from "vitest";
import type { BackendCollection } from "../../../src/engine/server/backend.ts";
import { queryRequest } from "../../../src/engine/server/decode/decode-query.ts";
import { decodeBody } from "../../../src/engine/server/decode-body.ts";
import { notFound } from "../../../src/engine/server/qdrant-error.ts";
import { resolveQuery } from "../../../src/engine/server/resolve.ts";

/** Collections with the vectors of their points. */
const STORED: { readonly [collection: string]: { readonly [id: string]: unknown } } = {
  items: { 1: [1, 0], 2: [0, 1] },
  users: { 1: { taste: [5, 5] } },
};

function find(name: string): BackendCollection {
  const points = STORED[name];
  if (!points) throw notFound(`Collection \`${name}\` doesn't exist!`);
  const retrieve = async (ids: readonly unknown[]) =>
    JSON.stringify(
      ids.filter((id) => String(id) in points).map((id) => ({ id, vector: points[String(id)] })),
    );
  return { retrieve } as unknown as BackendCollection;
}

const resolve = (body: object) => resolveQuery(decodeBody(JSON.stringify(body), queryRequest), "items", find);

describe("resolveQuery", () => {
  it("leaves a query without ids alone", async () => {
    expect(await resolve({ query: [1, 2] })).toMatchObject({ query: { nearest: [1, 2] } });
  });

  it("replaces an id by its vector and excludes the point, beside the filter that is there", async () => {
    const filter = { must_not: [{ has_id: [9] }] };
    expect(await resolve({ query: 1, filter })).toMatchObject({
      query: { nearest: [1, 0] },
      filter: { must_not: [{ has_id: [1] }, { has_id: [9] }] },
    });
  });

  it("excludes at the root what a prefetch names", async () => {
    const resolved = await resolve({ prefetch: [{ query: 1 }, { query: 2 }], query: { fusion: "rrf" } });
    expect(resolved.filter).toEqual({ must_not: [{ has_id: [1, 2] }] });
    expect(resolved.prefetch.map(({ query, filter }) => [query, filter])).toEqual([
      [{ nearest: [1, 0] }, undefined],
      [{ nearest: [0, 1] }, undefined],
    ]);
  });

  it("takes vectors from another collection without excluding anything", async () => {
    const resolved = await resolve({ query: 1, lookup_from: { collection: "users", vector: "taste" } });
    expect(resolved.query).toEqual({ nearest: [5, 5] });
    expect(resolved.filter).toBeUndefined();
  });

  it("averages recommendations, and keeps the other strategies", async () => {
    const recommend = { positive: [1, [3, 2]], negative: [] };
    expect((await resolve({ query: { recommend } })).query).toEqual({ nearest: [2, 1] });
    const best = { ...recommend, strategy: "best_score" };
    expect((await resolve({ query: { recommend: best } })).query).toEqual({
      recommend: {
        positive: [
          [1, 0],
          [3, 2],
        ],
        negative: [],
        strategy: "best_score",
      },
    });
  });

  it("gives a relevance margin as many candidates as the limit", async () => {
    const query = { nearest: [1, 2], mmr: { diversity: 0.3 } };
    expect((await resolve({ query, limit: 7 })).query).toEqual({
      nearest: [1, 2],
      mmr: { diversity: 0.3, candidates_limit: 7 },
    });
  });

  it("ignores the offset of a random sample", async () => {
    expect((await resolve({ query: { sample: "random" }, offset: 5 })).offset).toBe(0);
  });

  it.each<[body: object, message: string]>([
    [{ query: 3 }, "Not found: No point with id 3 found"],
    [{ query: 1, using: "other" }, 'Not found: Vector with name "other" for point not found'],
    [{ query: 1, lookup_from: { collection: "none" } }, "Not found: Collection `none` doesn't exist!"],
    [{ prefetch: { query: [1] } }, "Bad request: A query is needed to merge the prefetches."],
    [
      { prefetch: { prefetch: { query: [1] } }, query: [1] },
      "Bad request: A query is needed to merge the prefetches.",
    ],
    [{ score_threshold: 1 }, "Bad request: A query is needed to use the score_threshold."],
    [
      { query: { order_by: "a" }, score_threshold: 1 },
      "Bad request: Can't use score_threshold with an order_by query.",
    ],
    [
      { prefetch: { query: [1] }, query: { fusion: "rrf" }, using: "a" },
      "Bad request: Fusion queries cannot be combined",
    ],
  ])("refuses %j", async (body, message) => {
    await expect(resolve(body)).rejects.toThrow(message);
  });
});
