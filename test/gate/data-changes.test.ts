import { expect, it } from "vitest";
import { digestRows } from "../../src/dataset/collection/digest-rows.ts";
import { findDataChanges, sayDataChanges } from "../../src/gate/data-changes.ts";

const rows = (count: number, contentOf: (i: number) => string = () => "") =>
  digestRows(Array.from({ length: count }, (_, i) => [`${i}`, contentOf(i)] as const));
const changed = (before: object, now: object) =>
  findDataChanges({ points: before as never }, { points: now as never })[0]?.changed;

it("counts rows that are others, new or gone, whatever their order", () => {
  expect(changed(rows(400), rows(400))).toBeUndefined();
  expect(findDataChanges({ points: rows(400) }, { points: rows(400) })).toEqual([]);
  expect(changed(rows(400), rows(403))).toBe(3);
  expect(
    changed(
      rows(400, String),
      rows(400, (i) => (i === 7 || i === 99 ? "other" : `${i}`)),
    ),
  ).toBe(2);
  const backwards = digestRows(Array.from({ length: 400 }, (_, i) => [`${399 - i}`, ""] as const));
  expect(findDataChanges({ points: rows(400) }, { points: backwards })).toEqual([]);
});

it("estimates many to a fourth, and says that it cannot count nearly all", () => {
  const some = changed(
    rows(400, String),
    rows(400, (i) => (i < 60 ? "other" : `${i}`)),
  )!;
  expect(Math.abs(some - 60)).toBeLessThan(15);
  expect(changed(rows(4000), rows(4000, String))).toBeUndefined();
});

it("says in words what changed, and nothing of parts that a baseline does not know", () => {
  const now = { points: rows(403), labels: rows(4000, String), users: rows(3) };
  expect(sayDataChanges({ points: rows(400), labels: rows(4000), users: rows(3) }, now)).toBe(
    "; what changed: points: about 3 of 403 (then 400), labels: many of 4,000",
  );
  expect(sayDataChanges(undefined, now)).toBe("");
});
