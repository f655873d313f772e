import { expect, it } from "vitest";
import { analyseMovement } from "../../../src/analysis/stages/movement.ts";
import { ranking, relevant } from "../five-query-world.ts";

const control = [ranking(0, 1, 2, 3, 4, 5), ranking(0, 1, 2, 3, 4, 5)];
const treatment = [
  ranking(3, 0, 1, 2), // 3 came in, and is relevant; 1 went out, and is not
  ranking(2, 3, 0, 1), // 2 and 3 came in, 3 is relevant; 0 and 1 went out, 1 is relevant
];
const qrels = [relevant(0, 3), relevant(1, 3, 9)];
const movement = await analyseMovement(control, treatment, qrels, 4, 2);

it("counts what came into the list and went out of it, rightly and wrongly", () => {
  expect(movement.promotions).toEqual({ right: 2, wrong: 1 });
  expect(movement.demotions).toEqual({ right: 2, wrong: 1 });
});

it("measures how far the orders of the candidates differ", () => {
  // Pairs in the opposite order: 3 of 6 in the first query, 4 of 6 in the second.
  expect(movement.tau).toBeCloseTo((1 - 1 + (1 - 8 / 6)) / 2, 12);
  expect(movement.overlap).toBeGreaterThan(0);
  expect(movement.overlap).toBeLessThan(1);
});

it("finds the deepest relevant item that came in, by its rank in the control", () => {
  expect(movement.deepestHit).toEqual({ queries: 2, median: 4, greatest: 4 });
});

it("finds nothing to move in the control's own order", async () => {
  expect(await analyseMovement(control, [ranking(0, 1, 2, 3), ranking(0, 1, 2, 3)], qrels, 4, 2)).toEqual({
    depth: 4,
    cutoff: 2,
    promotions: { right: 0, wrong: 0 },
    demotions: { right: 0, wrong: 0 },
    overlap: expect.closeTo(1, 12),
    tau: 1,
    deepestHit: { queries: 0, median: 0, greatest: 0 },
  });
});

it("counts a candidate beyond the depth, as a further shard returns it, as promoted", async () => {
  const sharded = await analyseMovement([ranking(0, 1, 9)], [ranking(9, 0, 1)], [relevant(9)], 2, 1);
  // It has no rank among the M nearest, so it says nothing of how deep they must go.
  expect(sharded).toMatchObject({ promotions: { right: 1, wrong: 0 }, tau: 1, deepestHit: { queries: 0 } });
});
