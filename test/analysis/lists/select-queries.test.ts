import { expect, it } from "vitest";
import { selectQueries } from "../../../src/analysis/lists/select-queries.ts";

it("takes all queries where they are few enough, and says how many gain and lose", () => {
  expect(selectQueries([0.1, -0.2, 0, 0.3], 4, "1/lists")).toEqual({
    ...{ positions: [0, 1, 2, 3], of: 4, gains: 2, losses: 1, drawn: 1, seed: "1/lists" },
  });
});

it("takes of more the largest gains and losses, a quarter each, and draws the others", () => {
  const gains = Array.from({ length: 100 }, (_, query) => query - 50);
  const { positions, ...selection } = selectQueries(gains, 8, "1/lists");
  expect(selection).toEqual({ of: 100, gains: 2, losses: 2, drawn: 4, seed: "1/lists" });
  expect(positions).toHaveLength(8);
  expect(positions).toEqual(expect.arrayContaining([0, 1, 98, 99]));
  expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
});

it("draws the same queries for the same seed, and others for another", () => {
  const draw = (seed: string) => selectQueries(new Float64Array(1000), 10, seed).positions;
  expect(draw("1/lists")).toEqual(draw("1/lists"));
  expect(draw("1/lists")).not.toEqual(draw("2/lists"));
});
