import { expect, it } from "vitest";
import { analyseSaturation } from "../../src/analysis/formula/saturation.ts";
import { checkDepths } from "../../src/analysis/stages/check-depths.ts";
import { analyseMovement } from "../../src/analysis/stages/movement.ts";
import { countCandidates } from "../../src/analysis/validity/shard-check.ts";
import type { DepthRun } from "../../src/domain.ts";
import { markdownTable } from "../../src/report/markdown-table.ts";
import { slicesByTercile } from "../../src/scoring/slices.ts";
import { ranking, relevant } from "./five-query-world.ts";

/** More than a call of a function has room for arguments. */
const MANY = 150_000;

const many = <Value>(value: Value): Value[] => new Array<Value>(MANY).fill(value);
const run = (...items: number[]): DepthRun => ({
  system: "formula",
  depth: items.length,
  rankings: many(ranking(...items)),
});

it("counts the candidates of many queries", () => {
  expect(countCandidates([run(0, 1)])).toEqual([{ depth: 2, fewest: 2, most: 2, above: 0 }]);
});

it("checks the depths of many queries", () => {
  expect(() => checkDepths([run(0), run(0, 1)], many(9))).not.toThrow();
  const short = { ...run(0), depth: 2 };
  expect(() => checkDepths([short], many(9))).toThrow("only 1 in one");
});

it("compares the orders of many queries", async () => {
  const { deepestHit } = await analyseMovement(
    many(ranking(0, 1)),
    many(ranking(1, 0)),
    many(relevant(1)),
    2,
    1,
  );
  expect(deepestHit).toEqual({ queries: MANY, median: 2, greatest: 2 });
});

it("finds the range of the logits of many queries", () => {
  const { lowestLogit, highestLogit } = analyseSaturation(many(Float64Array.of(-1, 3)), 2, [1]);
  expect([lowestLogit, highestLogit]).toEqual([-1, 3]);
});

it("slices many queries", () => {
  const slices = slicesByTercile(
    "number",
    Int32Array.from({ length: 3 * MANY }, (_, i) => i),
  );
  expect(slices.map(({ members }) => members.length)).toEqual([MANY, MANY, MANY]);
});

it("renders a table of many rows", () => {
  const table = markdownTable([{ head: "a", align: "left", cell: (row: string) => row }], many("long"));
  expect(table.split("\n")).toHaveLength(MANY + 2);
});
