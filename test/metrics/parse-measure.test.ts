import { describe, expect, it } from "vitest";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";

describe("a printed name is a measure's identity", () => {
  it.each([
    "P@10",
    "P(rel=2)@10",
    "R@100",
    "R_cap@100",
    "nDCG",
    "nDCG@10",
    "nDCG(dcg='exp-log2')@10",
    "AP",
    "AP@10",
    "AP(rel=3)",
    "RR",
    "RR@10",
    "Success@1",
    "Judged@10",
    "Rprec",
    "SetP",
    "SetR",
    "SetF",
    "SetF(beta=2,rel=2)",
    "RBP(p=0.95,rel=2)",
  ])("%s parses to itself", (name) => {
    expect(parseMeasure(name).name).toBe(name);
  });

  it.each([
    ["P(rel=1)@10", "P@10"],
    ["nDCG(dcg='log2')@10", "nDCG@10"],
    ['nDCG(dcg="exp-log2")', "nDCG(dcg='exp-log2')"],
    ["SetF(beta=1.0)", "SetF"],
    ["RBP", "RBP(p=0.8,rel=1)"],
    ["RBP(rel=2, p=.5)", "RBP(p=0.5,rel=2)"],
    [" P@05 ", "P@5"],
  ])("%s is written %s", (written, name) => {
    expect(parseMeasure(written).name).toBe(name);
  });
});

describe("a name that is not a measure's is refused with what would be", () => {
  const known =
    "P@k, R@k, R_cap@k, nDCG[@k], AP[@k], RR[@k], ERR@k, Success@k, Judged@k, Rprec, Bpref, SetP, SetR, SetF, RBP";
  it.each([
    ["accurracy@10", `there is no measure "accurracy@10"; known are ${known}`],
    ["", `there is no measure ""; known are ${known}`],
    ["P@-1", `there is no measure "P@-1"; known are ${known}`],
    ["P", 'measure "P": needs a cutoff, as in P@10'],
    ["P@0", 'measure "P@0": the cutoff must be at least 1, got 0'],
    ["Rprec@5", 'measure "Rprec@5": takes no cutoff; write Rprec'],
    [
      "P(relevance=2)@5",
      'measure "P(relevance=2)@5": there is no parameter "relevance"; P has rel, judged_only',
    ],
    ["Judged(rel=2)@5", 'measure "Judged(rel=2)@5": there is no parameter "rel"; Judged has none'],
    ["P(rel=0)@5", 'measure "P(rel=0)@5": rel must be a whole number of at least 1, got "0"'],
    ["P(rel=1,rel=2)@5", 'measure "P(rel=1,rel=2)@5": rel is given twice; keep one'],
    ["P(rel=1=2)@5", 'measure "P(rel=1=2)@5": rel must be a whole number of at least 1, got "1=2"'],
    ["RBP(p=1)", 'measure "RBP(p=1)": p must be a number between 0 and 1, such as 0.8, got "1"'],
    ["SetF(beta=0)", 'measure "SetF(beta=0)": beta must be a number above 0, such as 2.0, got "0"'],
    [
      "RBP(p=0.99999999999999999999)",
      'measure "RBP(p=0.99999999999999999999)": p must be a number between 0 and 1, such as 0.8, got "0.99999999999999999999"',
    ],
    [
      `SetF(beta=${"9".repeat(400)})`,
      `measure "SetF(beta=${"9".repeat(400)})": beta must be a number above 0, such as 2.0, got "${"9".repeat(400)}"`,
    ],
    ["P@2147483648", 'measure "P@2147483648": the cutoff must be at most 2147483647, got 2147483648'],
    ["nDCG(dcg='exp')", `measure "nDCG(dcg='exp')": dcg must be 'log2' or 'exp-log2', got "'exp'"`],
  ])("%s", (name, message) => {
    expect(() => parseMeasure(name)).toThrow(expect.objectContaining({ code: "input", message }));
  });
});

describe("a name that others give to a measure is refused with its name here", () => {
  it.each([
    ["MRR@10", "RR@10"],
    ["mrr", "RR"],
    ["recip_rank", "RR"],
    ["MAP", "AP"],
    ["map_cut_10", "AP@10"],
    ["mAP@10", "AP@10"],
    ["Recall@10", "R@10"],
    ["recall_100", "R@100"],
    ["recall", "R@k"],
    ["precision@10", "P@10"],
    ["Prec(rel=2)@5", "P(rel=2)@5"],
    ["P_10", "P@10"],
    ["P10", "P@10"],
    ["p@10", "P@10"],
    ["precision at 10", "P@10"],
    ["ndcg@10", "nDCG@10"],
    ["NDCG", "nDCG"],
    ["ndcg_cut_10", "nDCG@10"],
    ["ndcg_cut.10", "nDCG@10"],
    ["hit rate", "Success@k"],
    ["HitRate@10", "Success@10"],
    ["HR@10", "Success@10"],
    ["hits@10", "Success@10"],
    ["success_5", "Success@5"],
    ["relative_P_10", "R_cap@10"],
    ["R-precision", "Rprec"],
    ["F1", "SetF"],
    ["f1-score", "SetF"],
    ["set_recall", "SetR"],
  ])("%s is %s", (name, ours) => {
    const message = `there is no measure ${JSON.stringify(name)}; here it is called ${ours}`;
    expect(() => parseMeasure(name)).toThrow(expect.objectContaining({ code: "input", message }));
  });

  it("and with a word on a cutoff that the measure does not take", () => {
    expect(() => parseMeasure("F1@10")).toThrow(
      'there is no measure "F1@10"; here it is called SetF, which is of the whole ranking and takes no cutoff',
    );
  });
});
