import { expect, it } from "vitest";
import { type Grades, scoreOf } from "./score-of.ts";

/** A query from the tests or the documentation of another program, with the values that stand there. */
interface Case {
  readonly source: string;
  readonly grades: Grades;
  readonly ranked: string;
  readonly scores: { readonly [measure: string]: number };
  /** Decimals to which the source has them; 9 where it has a formula. */
  readonly decimals?: number;
}

const ones = (items: string): Grades => Object.fromEntries(items.split(" ").map((item) => [item, 1]));
const thirds = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`d${i + 1}`, (i + 1) % 3]));
const exponential = (cutoff: number) => `nDCG(dcg='exp-log2')@${cutoff}`;
const log3 = Math.log2(3);

const gdevalGrades = [
  { D0: 0, D1: 1, D2: 1, D3: 2, D4: 0 },
  { D0: 1, D3: 2, D5: 2 },
] as const;
const setGrades = [
  { D0: 0, D1: 1, D2: 2, D3: 2, D4: 0 },
  { D0: 1, D3: 2, D5: 0 },
] as const;
const infApGrades = [
  { D0: 1, D1: -1, D2: 0, D3: 2, D4: 0 },
  { D0: 1, D3: 2, D4: -1, D5: 0 },
] as const;

const cases: readonly Case[] = [
  {
    source: "trec_eval, built and run: graded judgments",
    grades: { a: 3, b: 2, c: 1, d: 0 },
    ranked: "c d a x",
    scores: {
      AP: 0.5556,
      Rprec: 0.6667,
      nDCG: 0.525,
      "nDCG@1": 0.3333,
      "nDCG@2": 0.2346,
      "nDCG@3": 0.525,
      "nDCG@5": 0.525,
      "P@3": 0.6667,
      "P@10": 0.2,
      "R@3": 0.6667,
      "AP(rel=2)": 0.1667,
      "P(rel=2)@3": 0.3333,
      "RR(rel=2)": 0.3333,
    },
    decimals: 4,
  },
  {
    source: "trec_eval, built and run: judged, and nothing relevant",
    grades: { a: 0, b: -1 },
    ranked: "a b",
    scores: { "P@1": 0, "R@1": 0, "R_cap@1": 0, AP: 0, RR: 0, Rprec: 0, nDCG: 0, SetP: 0, SetR: 0, SetF: 0 },
  },
  {
    source: "trec_eval, built and run: a negative grade is not relevant",
    grades: { a: -1, b: 1 },
    ranked: "a b",
    scores: { "P@1": 0, RR: 1 / 2, nDCG: 1 / log3 },
  },
  {
    source: "ir_measures 0.4.3 by pytrec-eval-terrier 0.5.11, run: judged items alone",
    grades: { a: 1, b: 0, c: -1, d: 0, e: 1, f: 1 },
    ranked: "x c a y b e z d f",
    scores: {
      "P(judged_only=True)@2": 0.5,
      "P(judged_only=True)@5": 0.6,
      "nDCG(judged_only=True)@3": 0.7039180890341347,
      "AP(judged_only=True)": 0.7555555555555555,
      "AP(judged_only=True)@3": 0.5555555555555555,
      "RR(judged_only=True)": 1,
      "R(judged_only=True)@3": 0.6666666666666666,
      Bpref: 0.5,
      "Bpref(rel=2)": 0,
    },
  },
  {
    source: "ir_measures test_gdeval.py, query 0: exponential gain",
    grades: gdevalGrades[0],
    ranked: "D0 D2 D3 D1 D4",
    scores: { [exponential(20)]: 0.6201, [exponential(2)]: 0.17377 },
    decimals: 5,
  },
  {
    source: "ir_measures test_gdeval.py, query 1: exponential gain",
    grades: gdevalGrades[1],
    ranked: "D1 D3 D2 D4",
    scores: { [exponential(20)]: 0.35099, [exponential(2)]: 0.38685 },
    decimals: 5,
  },
  {
    source: "ir_measures test_ranx.py, query 0: linear gain, AP@k over R",
    grades: gdevalGrades[0],
    ranked: "D0 D2 D3 D1 D4",
    scores: { "nDCG@5": 0.65846, "nDCG@2": 0.23981, AP: 0.63889, "AP@2": 1 / 6, "AP(rel=2)": 1 / 3 },
    decimals: 5,
  },
  {
    source: "ir_measures test_pytrec_eval.py, query 0: sets and levels",
    grades: setGrades[0],
    ranked: "D0 D2 D3 D1 D4",
    scores: {
      SetP: 0.6,
      "SetP(rel=2)": 0.4,
      "SetP(rel=3)": 0,
      SetR: 1,
      "SetR(rel=3)": 0,
      SetF: 0.75,
      "Success@2": 1,
      "Success(rel=3)@2": 0,
    },
  },
  {
    source: "ir_measures test_pytrec_eval.py, query 1: sets and levels",
    grades: setGrades[1],
    ranked: "D1 D4 D2 D3",
    scores: { SetP: 0.25, "SetP(rel=2)": 0.25, SetR: 0.5, "SetR(rel=2)": 1, SetF: 1 / 3, "Success@2": 0 },
  },
  {
    source: "ir_measures test_pytrec_eval.py, query 0: negative grades",
    grades: infApGrades[0],
    ranked: "D0 D2 D3 D1 D4",
    scores: { AP: 0.8333, "AP(rel=2)": 0.3333, "P@4": 0.5 },
    decimals: 4,
  },
  {
    source: "ir_measures test_pytrec_eval.py, query 1: negative grades",
    grades: infApGrades[1],
    ranked: "D1 D4 D2 D3",
    scores: { AP: 0.125, "AP(rel=2)": 0.25, "P@4": 0.25 },
  },
  {
    source: "pytrec_eval README, q1",
    grades: { d1: 0, d2: 1, d3: 0 },
    ranked: "d3 d1 d2",
    scores: { nDCG: 0.5, AP: 1 / 3 },
  },
  {
    source: "pytrec_eval README, q2",
    grades: { d2: 1, d3: 1 },
    ranked: "d1 d3 d2",
    scores: { nDCG: 0.6934264036172708, AP: 0.5833333333333333 },
  },
  {
    source: "ranx evaluate_test.py: AP over R",
    grades: ones("1 4 5 6"),
    ranked: "1 2 3 4 5 7",
    scores: { "AP@6": 0.525, "P@5": 3 / 5 },
  },
  {
    source: "ranx metrics_test.py: R-precision and recall",
    grades: ones("1 2 3"),
    ranked: "2 4 3 1 5 6 7",
    scores: { Rprec: 2 / 3, "R@2": 1 / 3 },
  },
  {
    source: "ranx metrics_test.py: reciprocal rank",
    grades: ones("3"),
    ranked: "2 3 1 4 5",
    scores: { "RR@5": 0.5 },
  },
  {
    source: "ranx zero_division_error_test.py: an empty list counts 0",
    grades: ones("1"),
    ranked: "",
    scores: { "P@5": 0, "R@5": 0, SetF: 0, "Judged@5": 0, "nDCG@5": 0, RR: 0 },
  },
  {
    source: "ranx metrics_test.py: gain of Järvelin and of Burges",
    grades: { 2: 5, 4: 4, 5: 3, 10: 2 },
    ranked: "10 5 2 4 3",
    scores: {
      "nDCG@10": (2 + 3 / log3 + 5 / 2 + 4 / Math.log2(5)) / (5 + 4 / log3 + 3 / 2 + 2 / Math.log2(5)),
      [exponential(10)]:
        (3 + 7 / log3 + 31 / 2 + 15 / Math.log2(5)) / (31 + 15 / log3 + 7 / 2 + 3 / Math.log2(5)),
    },
  },
  {
    source: "RecPack test_recall.py, user 0: recall and its capped form",
    grades: ones("0 2"),
    ranked: "0 2 3",
    scores: { "R@1": 1 / 2, "R@2": 1, "R_cap@1": 1, "R_cap@2": 1 },
  },
  {
    source: "RecPack test_recall.py, user 2: recall and its capped form",
    grades: ones("0 1 3"),
    ranked: "4 3 1",
    scores: { "R@1": 0, "R@2": 1 / 3, "R_cap@1": 0, "R_cap@2": 1 / 2 },
  },
  {
    source: "RecTools test_ranking.py, user 3: AP@k over R",
    grades: ones("1 2 3 4 5 6"),
    ranked: "1 x 2 y 3 z 4 u 5",
    scores: { "AP@1": 1 / 6, "AP@3": (1 + 2 / 3) / 6 },
  },
  {
    source: "RecTools test_ranking.py, user 5: nDCG@3 and MRR@3, with the ideal of trec_eval",
    grades: ones("1 2 3 4"),
    ranked: "5 x 1",
    scores: { "nDCG@3": 0.5 / (1 + 1 / log3 + 1 / 2), "RR@1": 0, "RR@3": 1 / 3 },
  },
  {
    source: "Elasticsearch DiscountedCumulativeGainTests.java: 3 2 3 0 1 2",
    grades: { a: 3, b: 2, c: 3, d: 0, e: 1, f: 2 },
    ranked: "a b c d e f",
    scores: { [exponential(10)]: 13.84826362927298 / 14.595390756454922 },
  },
  {
    source: "Elasticsearch DiscountedCumulativeGainTests.java: two hits without a rating",
    grades: { a: 3, b: 2, c: 3, e: 1 },
    ranked: "a b c d e f",
    scores: { [exponential(10)]: 12.779642067948913 / 13.347184833073591 },
  },
  {
    source: "Elasticsearch DiscountedCumulativeGainTests.java: only four hits came back",
    grades: { a: 3, b: 2, c: 3, e: 1 },
    ranked: "a b c d",
    scores: { [exponential(10)]: 12.392789260714371 / 13.347184833073591 },
  },
  {
    source: "OpenSearch EvaluationTests.java: relevance i mod 3",
    grades: thirds,
    ranked: Object.keys(thirds).join(" "),
    scores: {
      "P@20": 0.7,
      "P@5": 0.8,
      "AP@20": 0.76,
      "AP@5": 0.25,
      [exponential(20)]: 0.76,
      [exponential(5)]: 0.51,
    },
    decimals: 2,
  },
  {
    source: "Quepid javascript_scorer_test.rb: ratings 0, 3, 1",
    grades: { a: 0, b: 3, c: 1 },
    ranked: "a b c",
    scores: { [exponential(10)]: 0.64 },
    decimals: 2,
  },
  {
    source: "Microsoft recommenders test_python_evaluation.py: 3 2 3 0 1 2 of 3 2 3 0 1 2 3 2",
    grades: { a: 3, b: 2, c: 3, d: 0, e: 1, f: 2, g: 3, h: 2 },
    ranked: "a b c d e f",
    scores: { "nDCG@6": 0.785 },
    decimals: 3,
  },
  {
    source: "pyvespa test_evaluator.py, q1",
    grades: ones("doc1 doc2 doc3"),
    ranked: "doc1 doc10 doc2 doc11 doc3",
    scores: {
      "Success@1": 1,
      "P@3": 2 / 3,
      "R@3": 2 / 3,
      "AP@5": (1 + 2 / 3 + 3 / 5) / 3,
      "nDCG@5": (1 + 1 / 2 + 1 / Math.log2(6)) / (1 + 1 / log3 + 1 / 2),
    },
  },
  {
    source: "pyvespa test_evaluator.py, q2",
    grades: ones("doc4 doc5"),
    ranked: "doc12 doc4 doc13 doc5 doc14",
    scores: {
      "Success@1": 0,
      "P@3": 1 / 3,
      "R@3": 1 / 2,
      "RR@5": 1 / 2,
      "AP@5": (1 / 2 + 2 / 4) / 2,
      "nDCG@5": (1 / log3 + 1 / Math.log2(5)) / (1 + 1 / log3),
    },
  },
  {
    source: "pyvespa test_evaluator.py: graded, a hundred times the grades 1 and 0.01",
    grades: {
      a: 100,
      b: 0,
      c: 1,
      d: 1,
      e: 1,
      f: 0,
      g: 0,
      h: 1,
      i: 0,
      j: 0,
      k: 1,
      l: 0,
      m: 0,
      n: 1,
      o: 100,
      p: 100,
    },
    ranked: "a b c d e f g h i j k l m n o p",
    scores: { "nDCG@16": 0.7046 },
    decimals: 4,
  },
];

it.each(cases)("$source", ({ grades, ranked, scores, decimals = 9 }) => {
  for (const [measure, expected] of Object.entries(scores)) {
    const actual = scoreOf(measure, ranked, grades);
    expect(actual.toFixed(decimals), measure).toBe(expected.toFixed(decimals));
  }
});
