import { expect, it } from "vitest";
import type { Split } from "../../src/domain.ts";
import { type ConstraintSpec, createConstraint } from "../../src/eligibility/constraint-kinds.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";
import { settleSplit } from "../../src/eligibility/settle-split.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";

const vector = Float32Array.of(1);
const dataset = bareDataset(
  "shop",
  ["cs", "en", "cs", "de"].map((language, id) => ({ id, vector, payload: { language } })),
  ["cs", "en", undefined].map((language, i) => ({
    ...{ id: `${i}`, vector, affinities: {} },
    attributes: language === undefined ? {} : { language },
  })),
);

const judged = (items: number[], grades: number[]) => ({
  items: Int32Array.from(items),
  grades: Float64Array.from(grades),
});
const split: Split = {
  train: new Int32Array(),
  tune: new Int32Array(),
  queries: [0, 1, 2].map((user) => ({ user, seen: Int32Array.of(3), excluded: new Int32Array() })),
  qrels: [judged([0, 1, 2], [1, 2, 0]), judged([0, 1], [1, 0]), judged([2], [1])],
  dropped: { usersWithoutRelevantItems: 4, repeatedInteractions: 5 },
};

const settle = (...specs: ConstraintSpec[]) =>
  settleSplit(split, createEligibility(specs.map(createConstraint), dataset));

it("keeps the items that are named one by one, and judges as before", () => {
  const { queries, ...rest } = settle({ kind: "unseen" });
  expect(queries.map(({ excluded }) => [...excluded])).toEqual([[3], [3], [3]]);
  expect(rest).toEqual({ ...split, queries: undefined });
});

it("judges only what a query may be given, and drops and counts queries that are left nothing relevant", () => {
  const { queries, qrels, dropped } = settle({ kind: "keyword", path: "language" });
  expect(queries.map(({ user, excluded }) => [user, ...excluded])).toEqual([[0]]);
  expect(qrels).toEqual([judged([0, 2], [1, 0])]);
  expect(dropped).toEqual({
    ...split.dropped,
    // The second user's only relevant item is in Czech, and nothing is known of what the third speaks.
    ineligible: { judged: 3, ofJudged: 6, relevant: 3, ofRelevant: 4, queries: 2 },
  });
});
