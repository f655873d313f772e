import type { QdrantClient } from "@qdrant/js-client-rest";
import { expect, it } from "vitest";
import { buildIndex } from "../../src/qdrant/build-index.ts";

/** A Qdrant that says one of these whenever it is asked about the collection, and the last of them for ever. */
function qdrant(...says: { status: string; indexed_vectors_count: number | null }[]) {
  let asked = 0;
  const answers = {
    asked: () => asked,
    updateCollection: async () => true,
    getCollection: async () => says[Math.min(asked++, says.length - 1)],
  };
  return answers as unknown as QdrantClient & { asked(): number };
}

it("waits until graphs cover every dense vector", async () => {
  const client = qdrant(
    { status: "green", indexed_vectors_count: 0 },
    { status: "green", indexed_vectors_count: 0 },
    { status: "yellow", indexed_vectors_count: 0 },
    { status: "green", indexed_vectors_count: 5 },
  );
  await buildIndex(client, "a", { denseVectors: 5 });
  expect(client.asked()).toBe(4);
});

it("refuses a collection that stays without a graph, with what it says of itself", async () => {
  const client = qdrant({ status: "green", indexed_vectors_count: 0 });
  await expect(buildIndex(client, "a", { denseVectors: 5, patienceMs: 300 })).rejects.toThrow(
    "no HNSW graph was built, its status is green and 0 of 5 vectors are indexed",
  );
});

it("gives up at once where the optimizer failed", async () => {
  const client = qdrant({ status: "red", indexed_vectors_count: 0 });
  await expect(buildIndex(client, "a", { denseVectors: 5 })).rejects.toThrow("its status is red");
});

it("does not take sparse vectors, which are indexed from the start, for the graph of the dense ones", async () => {
  const client = qdrant(
    { status: "green", indexed_vectors_count: 5 },
    { status: "green", indexed_vectors_count: 5 },
    { status: "green", indexed_vectors_count: 9 },
  );
  await buildIndex(client, "a", { denseVectors: 4 });
  expect(client.asked()).toBe(3);
});

it("does not take a collection that does not say how much is indexed for one that is covered", async () => {
  const client = qdrant({ status: "green", indexed_vectors_count: null });
  await expect(buildIndex(client, "a", { denseVectors: 5, patienceMs: 300 })).rejects.toThrow(
    "no HNSW graph was built",
  );
});
