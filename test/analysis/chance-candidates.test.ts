import { expect, it } from "vitest";
import { countChanceCandidates } from "../../src/analysis/chance-candidates.ts";
import type { Ranking, Run, System } from "../../src/domain.ts";

const ranking = (...items: number[]): Ranking => ({
  items: Int32Array.from(items),
  scores: new Float32Array(items.length),
});
const run = (system: System, depth: number, ...rankings: Ranking[]): Run => ({ system, depth, rankings });

const vector = run("vector", 3, ranking(4, 7, 9), ranking(1, 2, 3));

it("counts the queries that ranked other items than the nearest, in whatever order", () => {
  const two = run("formula", 2, ranking(7, 4), ranking(3, 1));
  const three = run("formula", 3, ranking(9, 4, 7), ranking(1, 3, 2));
  expect(countChanceCandidates(vector, [two, three])).toEqual([
    { depth: 2, queries: 1 },
    { depth: 3, queries: 0 },
  ]);
});

it("does not count what further shards add", () => {
  expect(countChanceCandidates(vector, [run("formula", 2, ranking(7, 4, 5), ranking(2, 1))])).toEqual([
    { depth: 2, queries: 0 },
  ]);
});
