import fc from "fast-check";
import { expect, test } from "vitest";
import { TopK } from "../../../../src/engine/reference/ranking/top-k.ts";

const best = (k: number, scores: readonly number[]) => {
  const top = new TopK(k, (a, b) => a - b);
  for (const [slot, score] of scores.entries()) top.offer(slot, score);
  return top.best();
};

test("the best are kept, best first, equal ones by the tie-break", () => {
  expect(best(3, [1, 3, 2, 3, 0])).toEqual([
    { slot: 1, score: 3 },
    { slot: 3, score: 3 },
    { slot: 2, score: 2 },
  ]);
});

test("the lower slots of a tie across the cut are kept, however they are offered", () => {
  const top = new TopK(2, (a, b) => a - b);
  for (const slot of [5, 1, 4, 2]) top.offer(slot, 7);
  expect(top.best().map(({ slot }) => slot)).toEqual([1, 2]);
});

test("it keeps what a full sort would put first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 12 }), (scores, k) => {
      const sorted = scores
        .map((score, slot) => ({ slot, score }))
        .sort((a, b) => b.score - a.score || a.slot - b.slot);
      expect(best(k, scores)).toEqual(sorted.slice(0, k));
    }),
    { seed: 1 },
  );
});
