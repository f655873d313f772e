import { describe, expect, it } from "vitest";
import { asAskedFor } from "../../../src/engine/edge/as-asked-for.ts";
import type { QueryRequest } from "../../../src/engine/server/query.ts";

const plain: QueryRequest = {
  prefetch: [],
  using: "",
  limit: 2,
  offset: 0,
  with_payload: false,
  with_vector: false,
};
const mmr: QueryRequest = { ...plain, query: { nearest: [1], mmr: { diversity: 0.5, candidates_limit: 2 } } };
const points = '[{"id":1,"vector":{"a":[1],"b":[2]}}, {"id":2,"vector":{"a":[3],"b":[4]}}]';

describe("asAskedFor", () => {
  it("does not touch an answer that is right", () => {
    expect(asAskedFor(points, plain)).toBe(points);
    expect(asAskedFor(points, { ...mmr, with_vector: true })).toBe(points);
  });

  it("skips the offset", () => {
    expect(JSON.parse(asAskedFor('[{"id":1}, {"id":2}]', { ...plain, offset: 1 }))).toEqual([{ id: 2 }]);
  });

  it("removes vectors that only the search for variety needed", () => {
    expect(JSON.parse(asAskedFor(points, mmr))).toEqual([{ id: 1 }, { id: 2 }]);
    expect(JSON.parse(asAskedFor(points, { ...mmr, with_vector: ["b"], offset: 1 }))).toEqual([
      { id: 2, vector: { b: [4] } },
    ]);
  });
});
