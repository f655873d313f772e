import { expect, it } from "vitest";
import type { Split } from "../../src/domain.ts";
import { checkSplit } from "../../src/steps/check-split.ts";
import { bareDataset } from "../dataset/bare-dataset.ts";

const dataset = bareDataset(
  "tiny",
  [1, 2, 3].map((id) => ({ id, vector: new Float32Array(1), payload: {} })),
  [],
);

function check(queries: number, depth: number) {
  const split: Split = {
    train: new Int32Array(),
    tune: new Int32Array(),
    queries: Array.from({ length: queries }, (_, user) => ({ user, seen: new Int32Array() })),
    qrels: [],
    dropped: { usersWithoutRelevantItems: 7, repeatedInteractions: 0 },
  };
  checkSplit(split, dataset, { ranking: { form: "logit", depths: [depth], cutoffs: [1] } });
}

it("takes two queries and a prefetch of all items", () => {
  expect(() => check(2, 3)).not.toThrow();
});

it("refuses to judge without a query, and by one alone, which cannot be tested", () => {
  expect(() => check(0, 3)).toThrow("dataset tiny has no query: no user has");
  expect(() => check(1, 3)).toThrow("dataset tiny has one query, and one alone cannot tell a difference");
});

it("refuses a prefetch that is deeper than there are items", () => {
  expect(() => check(2, 4)).toThrow("ranking.depths asks for 4 candidates, but dataset tiny has 3 items");
});
