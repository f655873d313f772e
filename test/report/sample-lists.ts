import type { QueryLists } from "../../src/report/query-lists.ts";

const losses = { scarcity: 0, depth: 0.2, search: 0, order: 0.1 };

const vector = Array.from(Float32Array.of(0.1, -0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8));
const filter = { must_not: [{ has_id: [5, 6] }, { key: "owner", match: { value: "it's @me" } }] };

/** Two queries of a made-up experiment: ann gains, bob loses. */
export const sampleLists: QueryLists = {
  depth: 20,
  cutoff: 2,
  headline: "P@2",
  systems: ["vector", "formula"],
  measures: ["P@2", "RR"],
  explained: "formula",
  features: ["score", "affinity(topics)"],
  selection: { of: 2, gains: 1, losses: 1, drawn: 0, seed: "1/lists" },
  items: [
    { id: 3, title: "Blue in Green" },
    { id: 8, title: "So What" },
    { id: 9 },
    { id: 11, title: "Never returned" },
  ],
  queries: [
    {
      ...{ id: "ann", text: "slow jazz", losses, relevant: 3 },
      values: [
        [0, 0.3333],
        [0.5, 1],
      ],
      ...{ items: [0, 3, 1, 2], grades: [2, 1] },
      ranks: [
        [3, 0, 1, 2],
        [1, 0, 3, 2],
      ],
      contributions: [[1.25, 0.5], [], [1.5, 0], [0.75, -0.25]],
      filter,
      requests: [
        { query: vector, limit: 2, filter },
        {
          prefetch: { query: vector, limit: 20, filter },
          query: { formula: { sum: [1, "$score"] } },
          limit: 2,
        },
      ],
    },
    {
      ...{ id: "bob", losses: { ...losses, order: 0.5 }, relevant: 1 },
      values: [
        [0.5, 1],
        [0, 0],
      ],
      ...{ items: [1, 0], grades: [1] },
      ranks: [
        [1, 2],
        [3, 1],
      ],
      contributions: [
        [1, 0],
        [0.5, 2],
      ],
      requests: [null, null],
    },
  ],
};
