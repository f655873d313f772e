import { expect, it } from "vitest";
import { wholeFactor, wholeGrade } from "../../src/trec/whole-grades.ts";

const qrels = (...grades: number[]) => [
  { items: Int32Array.from(grades.keys()), grades: Float64Array.from(grades) },
];

it.each([
  ["whole grades", [0, 1, 5, -1], 1],
  ["half stars", [0, 3.5, 5], 2],
  ["tenths, whose products are rounded", [0.7, 0.3], 10],
  ["quarters and fifths", [0.25, 0.2], 20],
])("takes the least factor that makes all whole: %s", (_, grades, factor) => {
  expect(wholeFactor(qrels(...grades))).toEqual({ factor, exact: true });
});

it("says where no factor makes them whole, and keeps what is relevant relevant", () => {
  expect(wholeFactor(qrels(Math.PI, 1))).toEqual({ factor: 1000, exact: false });
  expect([Math.PI, 0.0001, 0].map((grade) => wholeGrade(grade, 1000))).toEqual([3142, 1, 0]);
});
