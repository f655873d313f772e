import { expect, it } from "vitest";
import { fusesInPrefetch } from "../../src/systems/nested-fusion.ts";

const nearest = { query: { $vector: "dense" }, using: "dense", limit: 100 };
const fused = { prefetch: [nearest, nearest], query: { fusion: "rrf" }, limit: 100 };

it.each([
  { title: "a search", request: nearest, nested: false },
  { title: "a fusion of the whole request", request: fused, nested: false },
  {
    title: "a formula over a fusion",
    request: { prefetch: fused, query: { formula: "$score" } },
    nested: true,
  },
  {
    title: "a search of what a fusion with weights found, two levels down",
    request: {
      prefetch: [nearest, { ...nearest, prefetch: [{ ...fused, query: { rrf: { k: 61 } } }] }],
      query: [0.5],
    },
    nested: true,
  },
])("$title fuses in a prefetch: $nested", ({ request, nested }) => {
  expect(fusesInPrefetch(request)).toBe(nested);
});
