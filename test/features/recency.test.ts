import { expect, it } from "vitest";
import { recency, recencySpec } from "../../src/features/recency.ts";
import { noVectors } from "./no-vectors.ts";

const user = { affinities: {} };
const fresh = recency({ kind: "recency", path: "published", halfLifeDays: 7, now: "2026-01-15T00:00:00Z" });
const value = (published: unknown) => fresh.value(user, { payload: { published } as never }, [0]);

it("is 1 now, and halves with every half-life before and after it", () => {
  expect(value("2026-01-15T00:00:00Z")).toBe(1);
  expect(value("2026-01-08T00:00:00Z")).toBeCloseTo(1 / 2, 15);
  expect(value("2026-01-01")).toBeCloseTo(1 / 4, 15);
  expect(value("2026-01-22T01:00:00+01:00")).toBeCloseTo(1 / 2, 15);
});

it("is 0 for an item without a date", () => {
  expect([undefined, null, []].map(value)).toEqual([0, 0, 0]);
});

it("looks for a date only where there is something", () => {
  const seconds = 7 * 24 * 60 * 60;
  expect(fresh.expression(user, noVectors)).toEqual({
    mult: [
      { must_not: [{ is_empty: { key: "published" } }] },
      {
        exp_decay: {
          x: { datetime_key: "published" },
          target: { datetime: "2026-01-15T00:00:00Z" },
          scale: seconds,
          midpoint: 0.5,
        },
      },
    ],
  });
  expect(fresh.paths([])).toEqual([
    { path: "published", keys: ["published"], index: "datetime", access: "guarded" },
  ]);
});

it("takes no moment that Qdrant could not read", () => {
  const spec = { kind: "recency", path: "published", halfLifeDays: 7, now: "yesterday" };
  expect(recencySpec.safeParse(spec).error!.issues[0]!.message).toBe(
    "must be a date such as 2026-01-31T12:00:00Z",
  );
});
