import { expect, it } from "vitest";
import { trecEvalMeasure } from "../../src/trec/trec-eval-measure.ts";

it.each([
  ["P@10", { family: "P", cutoff: 10, level: 1, printed: "P_10" }],
  ["P(rel=2)@10", { family: "P", cutoff: 10, level: 2, printed: "P_10" }],
  ["R@100", { family: "recall", cutoff: 100, level: 1, printed: "recall_100" }],
  ["nDCG@10", { family: "ndcg_cut", cutoff: 10, level: 1, printed: "ndcg_cut_10" }],
  ["nDCG", { family: "ndcg", cutoff: undefined, level: 1, printed: "ndcg" }],
  ["AP", { family: "map", cutoff: undefined, level: 1, printed: "map" }],
])("%s has a name in trec_eval", (name, expected) => {
  expect(trecEvalMeasure(name)).toEqual(expected);
});

it.each(["nDCG(dcg='exp-log2')@10", "RR@10", "Judged@10", "RBP(p=0.8,rel=1)", "SetF(beta=2)"])(
  "%s has none",
  (name) => {
    expect(trecEvalMeasure(name)).toBeUndefined();
  },
);
