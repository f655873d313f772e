import { expect, it } from "vitest";
import { checkParity } from "../../../src/analysis/formula/parity.ts";

const ranking = (items: number[], scores: number[]) => ({
  items: Int32Array.from(items),
  scores: Float32Array.from(scores),
});
const next = (value: number) => {
  const bits = new Int32Array(Float32Array.of(value).buffer);
  bits[0]! += 1;
  return new Float32Array(bits.buffer)[0]!;
};

it("finds nothing where every score is the same 32-bit number", () => {
  const rankings = [ranking([4, 2, 7], [0.9, 0.5, 0.1]), ranking([], [])];
  expect(checkParity(rankings, [Float32Array.of(0.9, 0.5, 0.1), Float32Array.of()], 20, 2)).toEqual({
    depth: 20,
    candidates: 3,
    different: 0,
    beyondRounding: 0,
    largestDifference: 0,
    meanDifference: 0,
    inversions: 0,
    otherTop: 0,
    otherTopBeyondTies: 0,
  });
});

it("measures differences over all candidates, also where the order stays", () => {
  const parity = checkParity([ranking([4, 2, 7, 8], [4, 3, 2, 1])], [Float32Array.of(4, 3.5, 2, 0.75)], 4, 2);
  expect(parity).toMatchObject({ different: 2, largestDifference: 0.5, meanDifference: (0.5 + 0.25) / 4 });
  expect(parity).toMatchObject({ inversions: 0, otherTop: 0 });
});

it("counts the scores that differ by more than rounding can explain", () => {
  const engine = [ranking([4, 2, 7, 8], [4, 3, 2, 1])];
  const quarter = () => 0.25;
  expect(checkParity(engine, [Float32Array.of(4, 3.5, 1.75, 1)], 4, 2, quarter)).toMatchObject({
    different: 2,
    beyondRounding: 1,
  });
  expect(checkParity(engine, [Float32Array.of(4, Number.NaN, 2, 1)], 4, 2, quarter).beyondRounding).toBe(1);
});

it("does not count a top that differs by what rounding explains", () => {
  const engine = [ranking([1, 2], [0.5, 0.25])];
  const exchanged = [Float32Array.of(0.25, 0.5)];
  expect(checkParity(engine, exchanged, 2, 1, () => 0.125).otherTopBeyondTies).toBe(0);
  expect(checkParity(engine, exchanged, 2, 1, () => 0.1).otherTopBeyondTies).toBe(1);
});

it("counts the pairs that the recomputed scores order otherwise, with ties by id", () => {
  const engine = [ranking([4, 2, 7], [3, 2, 1])];
  expect(checkParity(engine, [Float32Array.of(1, 2, 3)], 3, 3)).toMatchObject({ inversions: 3, otherTop: 0 });
  expect(checkParity(engine, [Float32Array.of(2, 2, 1)], 3, 3).inversions).toBe(1);
  expect(checkParity([ranking([2, 4, 7], [3, 2, 1])], [Float32Array.of(2, 2, 1)], 3, 3).inversions).toBe(0);
});

it("tells a top that differs by a tie from one that differs by more", () => {
  const engine = [ranking([1, 2, 3], [0.5, next(0.25), 0.25])];
  const tie = checkParity(engine, [Float32Array.of(0.5, 0.25, next(0.25))], 3, 2);
  expect(tie).toMatchObject({ inversions: 1, otherTop: 1, otherTopBeyondTies: 0 });
  const more = checkParity(engine, [Float32Array.of(0.5, 0.25, next(next(0.25)))], 3, 2);
  expect(more).toMatchObject({ otherTop: 1, otherTopBeyondTies: 1 });
});

it("judges the top by the widest exchange", () => {
  // By the recomputed scores 4 and 3 enter, one step and none above 8 (ties go to the lower id); 9 is one step below 8.
  const engine = [ranking([8, 9, 3, 4], [4, 3, 2, 1])];
  const [five, six, seven] = [5, next(5), next(next(5))];
  const parity = checkParity(engine, [Float32Array.of(six, five, six, seven)], 4, 2);
  expect(parity).toMatchObject({ otherTop: 1, otherTopBeyondTies: 1 });
});

it("takes the smallest numbers on both sides of zero for neighbours", () => {
  const engine = [ranking([1, 2], [0, -1.401298464324817e-45])];
  const swapped = Float32Array.of(-1.401298464324817e-45, 0);
  expect(checkParity(engine, [swapped], 2, 1)).toMatchObject({ otherTop: 1, otherTopBeyondTies: 0 });
});

it("sees that scores on both sides of zero are far apart in 32-bit steps", () => {
  const engine = [ranking([1, 2], [0.001, -0.001])];
  expect(checkParity(engine, [Float32Array.of(-0.001, 0.001)], 2, 1).otherTopBeyondTies).toBe(1);
});
