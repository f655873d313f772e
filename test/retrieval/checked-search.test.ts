import { expect, it } from "vitest";
import type { DepthRun } from "../../src/domain.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { checkCandidates, checkNearest } from "../../src/retrieval/checked-search.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";
import { ownRetriever } from "./own-retriever.ts";

const dataset = bareDataset(
  "tiny",
  [0.9, 0.8, 0.8, 0.5, 0.1].map((x, i) => ({ id: 10 + i, vector: Float32Array.of(x), payload: {} })),
  [{ id: "ada", vector: Float32Array.of(1), affinities: {} }],
);
const eligibility = createEligibility([], dataset);
const queries = [{ user: 0, seen: Int32Array.of(1), excluded: new Int32Array() }];

function run(items: number[], scores: number[], depth = items.length): DepthRun {
  return {
    system: "vector",
    depth,
    rankings: [{ items: Int32Array.from(items), scores: Float32Array.from(scores) }],
  };
}

function nearest(items: number[], { excluded = new Int32Array(), precision = 1e-5 } = {}) {
  const scores = items.map((item) => dataset.items[item]!.vector[0]!);
  return () =>
    checkNearest(
      { dataset, eligibility, retriever: ownRetriever(dataset, { distance: "Dot", precision })[0] },
      [{ ...queries[0]!, excluded }],
      run(items, scores).rankings,
      items.length,
    );
}

it("is content with the nearest items, whichever of those that are tied came back", () => {
  expect(nearest([0, 1])).not.toThrow();
  expect(nearest([0, 2])).not.toThrow();
  expect(nearest([])).not.toThrow();
});

it("refuses an answer without the best item, or without one in the middle", () => {
  expect(nearest([1, 2])).toThrow(
    /nearest to user ada left out item 10, whose similarity is 0.8999\d*, and returned item 11, whose similarity is 0.8000/,
  );
  expect(nearest([0, 1, 3])).toThrow(/left out item 12/);
});

it("does not miss what is excluded", () => {
  expect(nearest([0, 2, 3], { excluded: queries[0]!.seen })).not.toThrow();
  expect(nearest([0, 2, 3])).toThrow(/left out item 11/);
});

it("takes items for tied that the datatype of the collection cannot tell apart", () => {
  expect(nearest([1, 2], { precision: 0.1 })).not.toThrow();
});

it("judges by the dataset's vectors, whatever scores came back", () => {
  const shifted = run([0, 1], [0.7, 0.6]);
  const [retriever] = ownRetriever(dataset, { distance: "Dot" });
  const session = { dataset, eligibility, retriever };
  expect(() => checkNearest(session, queries, shifted.rankings, 2)).not.toThrow();
});

const vector = run([0, 1, 2, 3], [0.9, 0.8, 0.8, 0.5]);

it("demands every nearest item among the candidates, but for ties at the end", () => {
  const candidates = (...items: number[]) => run(items, items, 2);
  expect(() => checkCandidates({ dataset }, queries, vector, candidates(1, 0))).not.toThrow();
  expect(() => checkCandidates({ dataset }, queries, vector, candidates(0, 2))).not.toThrow();
  expect(() => checkCandidates({ dataset }, queries, vector, candidates(4, 2, 0))).not.toThrow();
  expect(() => checkCandidates({ dataset }, queries, vector, candidates(1, 2))).toThrow(
    /user ada at depth 2 lacks item 10, which the retriever alone found among the 2 nearest/,
  );
});
