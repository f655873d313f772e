import { expect, it } from "vitest";
import { compareTwoRuns } from "../../src/gate/compare-two-runs.ts";
import { DEFAULT_JUDGING, gateOptions } from "../../src/gate/judging.ts";
import { judge } from "../../src/gate/verdict.ts";
import { freshRun } from "./fresh-run.ts";

const values = Array.from({ length: 12 }, () => 0.5);
const before = freshRun(values);
const after = freshRun(values.map((value, i) => (i < 9 ? value - 0.05 * (i + 1) : i === 9 ? 0.6 : value)));
const pair = { before, after, onlyBefore: 0, onlyAfter: 0 };
const context = {
  slices: [
    { attribute: "country", value: "CH", queries: ["u1", "u2", "u3"] },
    { attribute: "country", value: "FR", queries: ["u11", "u12", "gone"] },
    { attribute: "country", value: "IT", queries: ["u10", "gone"] },
  ],
  texts: { u9: "lift of thin wings" },
};

it("says what the gate says", async () => {
  const { verdict, queries } = await compareTwoRuns(pair, DEFAULT_JUDGING, context);
  expect(verdict).toEqual(judge(before, after, gateOptions(DEFAULT_JUDGING)));
  expect(verdict.headline.outcome).toBe("regressed");
  expect(queries).toBe(12);
});

it("names the queries that moved most, with what was searched for", async () => {
  const { gained, lost } = await compareTwoRuns(pair, DEFAULT_JUDGING, context);
  expect(gained).toEqual([{ query: "u10", before: 0.5, after: 0.6 }]);
  expect(lost.map(({ query }) => query)).toEqual(["u9", "u8", "u7", "u6", "u5"]);
  expect(lost[0]).toMatchObject({ text: "lift of thin wings", before: 0.5 });
});

it("compares the slices that have two of the queries", async () => {
  const { slices } = await compareTwoRuns(pair, DEFAULT_JUDGING, context);
  expect(slices.map(({ value, queries }) => [value, queries])).toEqual([
    ["CH", 3],
    ["FR", 2],
  ]);
  // (0.05 + 0.1 + 0.15) / 3
  expect(slices[0]!.difference).toBeCloseTo(-0.1, 12);
});
