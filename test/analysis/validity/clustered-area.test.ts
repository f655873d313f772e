import { expect, it } from "vitest";
import { clusteredArea } from "../../../src/analysis/validity/clustered-area.ts";
import { areaUnderCurve } from "../../../src/model/diagnostics.ts";
import { createRandom } from "../../../src/random.ts";

const scores = Float64Array.of(1, 2, 2, 3, 4);
const labels = Float64Array.of(0, 0, 1, 1, 0);

it("is the area under the curve, ties counting half", () => {
  // Of the pairs 2>1, 2=2, 2<4, 3>1, 3>2, 3<4.
  const { area } = clusteredArea(scores, labels, Int32Array.of(0, 1, 2, 3, 4), 5);
  expect(area).toBeCloseTo(3.5 / 6, 12);
  expect(area).toBeCloseTo(areaUnderCurve(scores, labels), 12);
});

it("has the influences that the definition gives, summed over the rows of a user", () => {
  const alone = clusteredArea(scores, labels, Int32Array.of(0, 1, 2, 3, 4), 5);
  // Of the positives (1.5 and 2 of 3 negatives below them), and of the negatives (2, 1.5 and 0 of 2 positives above).
  const mean = 3.5 / 6;
  const expected = [
    (2 / 2 - mean) / 3,
    (1.5 / 2 - mean) / 3,
    (1.5 / 3 - mean) / 2,
    (2 / 3 - mean) / 2,
    (0 - mean) / 3,
  ];
  expected.forEach((value, user) => {
    expect(alone.influence[user]).toBeCloseTo(value, 12);
  });
  const together = clusteredArea(scores, labels, Int32Array.of(0, 0, 0, 1, 1), 2);
  expect(together.influence[0]).toBeCloseTo(expected[0]! + expected[1]! + expected[2]!, 12);
  expect(together.influence[0]! + together.influence[1]!).toBeCloseTo(0, 12);
});

it("counts a row with the label 1/4 as a quarter of a positive", () => {
  const quarters = Float64Array.of(0.25, 1, 0, 0.5);
  const users = Int32Array.of(0, 1, 2, 3);
  const { area, influence } = clusteredArea(scores.subarray(0, 4), quarters, users, 4);
  expect(area).toBeCloseTo(areaUnderCurve(scores.subarray(0, 4), quarters), 12);
  expect(influence.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
});

it("foretells how much the area varies where the rows of a user depend on each other", () => {
  const random = createRandom("clusters");
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, x) => sum + x, -6);
  const [clusters, size, worlds] = [60, 6, 300];
  const areas: number[] = [];
  const variances: number[] = [];
  for (let world = 0; world < worlds; world++) {
    const users = Int32Array.from({ length: clusters * size }, (_, row) => Math.floor(row / size));
    const habits = Array.from({ length: clusters }, () => [normal(), normal()]);
    const drawn = Float64Array.from(users, (user) => habits[user]![0]! + 0.5 * normal());
    const liked = drawn.map((score, row) => (score + 2 * habits[users[row]!]![1]! + normal() > 0 ? 1 : 0));
    const { area, influence } = clusteredArea(drawn, liked, users, clusters);
    areas.push(area);
    variances.push(influence.reduce((sum, value) => sum + value * value, 0) * (clusters / (clusters - 1)));
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const centre = mean(areas);
  const spread = Math.sqrt(mean(areas.map((area) => (area - centre) * (area - centre))));
  // The standard deviation of 300 draws is known to about 4 %.
  expect(Math.sqrt(mean(variances)) / spread).toBeGreaterThan(0.85);
  expect(Math.sqrt(mean(variances)) / spread).toBeLessThan(1.15);
});
