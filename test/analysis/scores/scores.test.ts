import { describe, expect, it } from "vitest";
import { scoreFormulaRun, scoreVectorRun } from "../../../src/analysis/scores/score-runs.ts";
import { groupScores, type QueryScores, scoreTable } from "../../../src/analysis/scores/score-table.ts";
import type { Judgments, Ranking } from "../../../src/domain.ts";

function ranking(...items: number[]): Ranking {
  return { items: Int32Array.from(items), scores: Float32Array.from(items, (_, rank) => 1 - rank / 10) };
}

function relevant(...items: number[]): Judgments {
  return { items: Int32Array.from(items), grades: Int32Array.from(items, () => 1) };
}

const qrels = [relevant(0, 3), relevant(2, 9)];
const vector = { system: "vector", depth: 4, rankings: [ranking(1, 0, 2, 3), ranking(0, 1, 2, 3)] } as const;

function valuesOf(scores: readonly QueryScores[], depth: number, measure: string): number[] {
  return scores
    .filter((s) => s.depth === depth && s.measure === measure)
    .flatMap(({ values }) => Array.from(values));
}

describe("scoring the vector order", () => {
  const scores = scoreVectorRun(vector, qrels, [2, 4], [1, 2]);

  it("gives the recall of the candidates of every depth", () => {
    expect(valuesOf(scores, 2, "R@2")).toEqual([1 / 2, 0]);
    expect(valuesOf(scores, 4, "R@4")).toEqual([1, 1 / 2]);
  });

  it("gives the same precision at every depth, since depth does not change the order", () => {
    expect(valuesOf(scores, 2, "P@2")).toEqual([1 / 2, 0]);
    expect(valuesOf(scores, 4, "P@2")).toEqual([1 / 2, 0]);
  });
});

describe("the score table", () => {
  const formula = {
    system: "formula",
    depth: 4,
    rankings: [ranking(0, 3, 1, 2), ranking(2, 0, 1, 3)],
  } as const;
  const scores = [...scoreVectorRun(vector, qrels, [4], [2]), ...scoreFormulaRun(formula, qrels, [2])];

  it("gives back every group with its values in the order of the queries", () => {
    expect(groupScores(scoreTable(scores, ["u1", "u2"]))).toEqual(scores);
  });
});
