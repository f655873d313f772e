import { expect, it } from "vitest";
import { perfectRankings } from "../../../src/analysis/rankings/perfect-rankings.ts";
import { ranking } from "../five-query-world.ts";

it("keeps the relevant items of a ranking, the best grades first and equal ones in their order", () => {
  const judgments = { items: Int32Array.of(0, 1, 2, 3, 4), grades: Float64Array.of(0, 1, 2, 1, -1) };
  const [perfect] = perfectRankings([ranking(4, 3, 0, 1, 2, 9)], [judgments]);
  expect(perfect).toEqual({ items: Int32Array.of(2, 3, 1), scores: Float64Array.of(2, 1, 1) });
});

it("has nothing to show for a ranking without relevant items", () => {
  const judgments = { items: Int32Array.of(7), grades: Float64Array.of(1) };
  expect(perfectRankings([ranking(1, 2)], [judgments])[0]!.items).toHaveLength(0);
});
