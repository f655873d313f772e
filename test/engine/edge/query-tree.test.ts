import { describe, expect, it } from "vitest";
import { queryTree } from "../../../src/engine/edge/query-tree.ts";
import { floats } from "../../../src/engine/edge/tree.ts";
import type { Query, QueryRequest } from "../../../src/engine/server/query.ts";

const request: QueryRequest = {
  prefetch: [],
  using: "v",
  limit: 5,
  offset: 2,
  with_payload: { include: ["a"] },
  with_vector: false,
};
const V = floats([1, 2]);

describe("queryTree", () => {
  it("asks for the offset too, as Qdrant Edge does not skip it", () => {
    expect(queryTree(request)).toEqual([
      "QueryRequest",
      7,
      0,
      null,
      ["["],
      ["=", false],
      ["PayloadSelector.Include", ["=", ["a"]]],
      null,
      null,
      null,
    ]);
  });

  it("nests prefetches, each with its filter, threshold and parameters", () => {
    const inner = {
      prefetch: [],
      using: "",
      limit: 9,
      filter: {},
      score_threshold: 0.5,
      params: { exact: true },
    };
    const [, , , , prefetches] = queryTree({ ...request, prefetch: [inner] }) as unknown[];
    expect(prefetches).toEqual([
      "[",
      [
        "Prefetch",
        9,
        null,
        ["["],
        ["SearchParams", null, true, null, false, null],
        ["Filter", null, null, null, null],
        0.5,
      ],
    ]);
  });

  it.each<[query: Query, tree: unknown]>([
    [{ nearest: [1, 2] }, ["Query.Nearest", V, "v"]],
    [{ nearest: [1, 2], mmr: { diversity: 0.25, candidates_limit: 9 } }, ["Mmr", V, 0.75, 9, "v"]],
    [{ rrf: { k: 2 } }, ["Fusion.Rrf", 2, ["=", null]]],
    [{ fusion: "dbsf" }, ["Fusion.Dbsf"]],
    [{ sample: "random" }, ["Sample.Random"]],
    [{ order_by: { key: "a", direction: "desc", start_from: 3 } }, ["OrderBy", "a", ["Direction.Desc"], 3]],
    [
      { recommend: { positive: [[1, 2]], negative: [], strategy: "best_score" } },
      ["Query.RecommendBestScore", ["RecommendQuery", ["[", V], ["["]], "v"],
    ],
    [
      { discover: { target: [1, 2], context: [{ positive: [1, 2], negative: [1, 2] }] } },
      ["Query.Discover", ["DiscoverQuery", V, ["[", ["ContextPair", V, V]]], "v"],
    ],
    [{ context: [] }, ["Query.Context", ["ContextQuery", ["["]], "v"]],
  ])("names the class of %j", (query, tree) => {
    expect((queryTree({ ...request, query }) as unknown[])[3]).toEqual(tree);
  });
});
