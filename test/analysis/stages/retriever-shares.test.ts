import { expect, it } from "vitest";
import { retrieverShares } from "../../../src/analysis/stages/retriever-shares.ts";
import { ranking, relevant } from "../five-query-world.ts";

// Of the relevant items 1, 2 and 3 the first retriever finds 1 and 2, the second 2 alone; nobody finds 3.
const qrels = [relevant(1, 2, 3)];
const candidates = [ranking(0, 1, 2, 4)];
const dense = { retriever: "dense", found: [ranking(0, 1, 2)], scored: [ranking(0, 1, 2)] };
const words = { retriever: "words", found: [ranking(2, 4)], scored: [ranking(2, 4, 0, 1)] };

it("says what each retriever finds, what no other finds, and what it does not score", () => {
  expect(retrieverShares(3, [dense, words], candidates, qrels)).toEqual([
    { retriever: "dense", depth: 3, recall: 2 / 3, only: 1 / 3, unscored: 1 / 4 },
    { retriever: "words", depth: 3, recall: 1 / 3, only: 0, unscored: 0 },
  ]);
});
