import { expect, it } from "vitest";
import { scoreTable } from "../../src/scoring/score-table.ts";
import { scoresCsv } from "../../src/scoring/scores-csv.ts";

const scores = [
  { system: "vector", depth: 20, measure: "nDCG(dcg='exp-log2')@10", values: Float64Array.of(1 / 3, 0) },
  { system: "xgboost", depth: undefined, measure: "P@10", values: Float64Array.of(1, 0.5) },
];

it("has a line for each score of each query, with all digits", () => {
  expect(scoresCsv(scoreTable(scores, ["ann", "bob"]))).toBe(
    [
      "system,depth,measure,query,value",
      "vector,20,nDCG(dcg='exp-log2')@10,ann,0.3333333333333333",
      "vector,20,nDCG(dcg='exp-log2')@10,bob,0",
      "xgboost,,P@10,ann,1",
      "xgboost,,P@10,bob,0.5",
      "",
    ].join("\n"),
  );
});

it("quotes what would break a line, and lets a spreadsheet compute nothing", () => {
  const csv = scoresCsv(scoreTable(scores.slice(1), ['a,"b"\nc', "=1+1"]));
  expect(csv).toContain('xgboost,,P@10,"a,""b""\nc",1\n');
  expect(csv).toContain("xgboost,,P@10,'=1+1,0.5\n");
  expect(scoresCsv(scoreTable(scores.slice(1), ["-7", "+3"]))).toContain(",-7,1\n");
});
