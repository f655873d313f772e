import { describe, expect, it } from "vitest";
import type { DepthRun, Run } from "../../src/domain.ts";
import { parseMeasure } from "../../src/metrics/parse-measure.ts";
import { runAt, scoreRuns, withoutRepeats } from "../../src/scoring/score-runs.ts";
import { groupScores, scoreTable } from "../../src/scoring/score-table.ts";
import { ranking, relevant } from "../analysis/five-query-world.ts";

const qrels = [relevant(0, 3), relevant(2, 9)];
const measures = ["P@2", "P@4", "RR"].map(parseMeasure);
const deep = [ranking(1, 0, 2, 3), ranking(0, 1, 2, 3)];
const shallow = [ranking(1, 0), ranking(0, 1)];
const runs: DepthRun[] = [
  { system: "vector", depth: 2, rankings: shallow },
  { system: "vector", depth: 4, rankings: deep },
];

async function readable(run: Parameters<typeof scoreRuns>[0]) {
  return (await scoreRuns(run, qrels, measures)).map(({ depth, measure, values }) => [
    depth,
    measure,
    ...values,
  ]);
}

describe("the scores of a system", () => {
  it("are those of every measure whose cutoff its depth fills", async () => {
    expect(await readable({ system: "vector", retrieves: false, runs })).toEqual([
      [2, "P@2", 1 / 2, 0],
      [2, "RR", 1 / 2, 0],
      [4, "P@2", 1 / 2, 0],
      [4, "P@4", 2 / 4, 1 / 4],
      [4, "RR", 1 / 2, 1 / 3],
    ]);
  });

  it("begin with the recall of the candidates where it retrieves", async () => {
    const scores = await readable({ system: "vector", retrieves: true, runs });
    expect(scores.filter(([, measure]) => measure === `R@2` || measure === "R@4")).toEqual([
      [2, "R@2", 1 / 2, 0],
      [4, "R@4", 1, 1 / 2],
    ]);
  });

  it("are those of all measures where it has no depth", async () => {
    const run: Run = { system: "xgboost", depth: undefined, rankings: shallow };
    expect(await readable({ system: "xgboost", retrieves: false, runs: [run] })).toEqual([
      [undefined, "P@2", 1 / 2, 0],
      [undefined, "P@4", 1 / 4, 0],
      [undefined, "RR", 1 / 2, 0],
    ]);
  });

  it("repeat themselves at every depth of a retriever by measures with a cutoff, which need be held once", async () => {
    const system = { system: "vector", retrieves: true, runs };
    const scores = await scoreRuns(system, qrels, measures);
    expect(withoutRepeats(scores, [system], measures).map(({ depth, measure }) => [depth, measure])).toEqual([
      [2, "R@2"],
      [2, "RR"],
      [4, "R@4"],
      [4, "P@2"],
      [4, "P@4"],
      [4, "RR"],
    ]);
  });
});

it("finds the run at a depth, or the only one of a system without depths", () => {
  const run: Run = { system: "xgboost", depth: undefined, rankings: shallow };
  expect(runAt({ system: "vector", retrieves: true, runs }, 4)).toBe(runs[1]);
  expect(runAt({ system: "xgboost", retrieves: false, runs: [run] }, 4)).toBe(run);
  expect(() => runAt({ system: "vector", retrieves: true, runs }, 8)).toThrow("vector has no run at depth 8");
});

it("gives back every group of the score table with its values in the order of the queries", async () => {
  const scores = await scoreRuns({ system: "vector", retrieves: true, runs }, qrels, measures);
  expect(groupScores(scoreTable(scores, ["u1", "u2"]))).toEqual(scores);
});
