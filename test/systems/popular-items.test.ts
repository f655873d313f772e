import { expect, it } from "vitest";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { prepareSystem } from "../../src/systems/system-kinds.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";

const vector = Float32Array.of(1);
const dataset = {
  ...bareDataset(
    "popular",
    [11, 22, 33, 44].map((id) => ({ id, vector, payload: {} })),
    ["ann", "bob"].map((id) => ({ id, vector, affinities: {} })),
  ),
  positiveFrom: 1,
};
const interactions = {
  ...dataset.interactions,
  user: Int32Array.of(0, 0, 1, 1, 1),
  item: Int32Array.of(2, 1, 2, 0, 3),
  label: Float64Array.of(1, 1, 1, 0, 1),
};
const queries = [
  { user: 0, seen: new Int32Array(), excluded: Int32Array.of(2) },
  { user: 1, seen: new Int32Array(), excluded: new Int32Array() },
];
const judged = { ...dataset, interactions, queries, eligibility: createEligibility([], dataset) };
const popular = { kind: "popularity", name: "most-popular" } as const;

it("gives all queries the items with the most positives in the train part, of those that they may get", async () => {
  const make = await prepareSystem(popular, { ...judged, train: Int32Array.of(0, 1, 2, 3) });
  const { rankings } = await make({ depths: [2, 3] } as never).rank(undefined as never);
  expect(rankings.map(({ items }) => [...items])).toEqual([
    [1, 0, 3],
    [2, 1, 0],
  ]);
  expect([...rankings[1]!.scores]).toEqual([2, 1, 0]);
});

it("is refused where there is no train part to count in", () => {
  expect(() => prepareSystem(popular, { ...judged, train: new Int32Array() })).toThrow(
    "systems: most-popular orders items by the interactions of the train part, and there are none",
  );
});
