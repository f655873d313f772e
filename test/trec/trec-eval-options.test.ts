import { expect, it } from "vitest";
import { trecEvalOptions } from "../../src/trec/trec-eval-options.ts";

it("puts all cutoffs of a family into one option, because trec_eval heeds one a family", () => {
  expect(trecEvalOptions(["P@5", "nDCG@10", "P@10", "AP", "R@100"])).toEqual([
    "-m P.5,10 -m ndcg_cut.10 -m map -m recall.100",
  ]);
});

it("needs a call of its own for each level", () => {
  expect(trecEvalOptions(["P@5", "P(rel=2)@5", "AP(rel=2)"])).toEqual(["-m P.5", "-l 2 -m P.5 -m map"]);
});

it("leaves out what trec_eval does not have", () => {
  expect(trecEvalOptions(["RR@10", "Judged@10"])).toEqual([]);
});
