import { expect, it } from "vitest";
import { auditPayload } from "../../../src/analysis/formula/payload-audit.ts";
import type { Json } from "../../../src/domain.ts";
import type { PayloadPath } from "../../../src/features/feature.ts";
import type { IndexType } from "../../../src/qdrant-rules/index-holds.ts";

const year: PayloadPath = {
  path: "year",
  keys: ["year"],
  index: "float",
  access: "variable",
  default: 1995,
  accepts: (number) => number >= 0,
};
const place: PayloadPath = { path: "place", keys: ["place"], index: "geo", access: "guarded" };
const genre: PayloadPath = { path: "genre", keys: ["genre"], index: "keyword", access: "condition" };
const bin: PayloadPath = { path: "year", keys: ["year"], index: "float", access: "condition" };
const PRAGUE = { lat: 50.1, lon: 14.4 };

/** Audits items with these values, ids from 1, behind an index on the path. */
function audit(path: PayloadPath, values: readonly (Json | undefined)[], index: IndexType | undefined) {
  const items = values.map((value, i) => ({
    id: i + 1,
    vector: new Float32Array(),
    payload: value === undefined ? {} : { [path.path]: value },
  }));
  const indexes = new Map(index === undefined ? [] : [[path.path, index]]);
  return auditPayload(items, [path], indexes)[0]!;
}

const NUMBERS = [1999, [1999], undefined, [], null, "1999", [null], [1999, 2001], -1];

it("counts what the items hold at a path, each once", () => {
  expect(audit(year, NUMBERS, "float")).toMatchObject({
    path: "year",
    index: "float",
    fallback: 1995,
    items: { used: 2, missing: 2, null: 1, otherType: 2, hidden: 0, several: 1, outOfRange: 1 },
  });
});

it("knows that behind its index a variable fails only on several numbers and on those out of range", () => {
  expect(audit(year, NUMBERS, "float").failures).toEqual([
    { finding: "several", items: 1, first: { id: 8, value: [1999, 2001] } },
    { finding: "outOfRange", items: 1, first: { id: 9, value: -1 } },
  ]);
});

it("knows that without an index null and other types fail too", () => {
  expect(audit(year, NUMBERS, undefined).failures).toEqual([
    { finding: "null", items: 1, first: { id: 5, value: null } },
    { finding: "otherType", items: 2, first: { id: 6, value: "1999" } },
    { finding: "several", items: 1, first: { id: 8, value: [1999, 2001] } },
    { finding: "outOfRange", items: 1, first: { id: 9, value: -1 } },
  ]);
});

it("counts what a variable takes for several values, of whatever type, and of a condition only what it looks for", () => {
  expect(audit(year, [["about", 1999]], undefined)).toMatchObject({
    items: { several: 1 },
    failures: [{ finding: "several" }],
  });
  expect(audit(year, [["about", 1999]], "float")).toMatchObject({ items: { used: 1 }, failures: [] });
  expect(audit(genre, [["jazz", 7]], undefined).items).toMatchObject({ used: 1, several: 0 });
});

it("finds numbers that an integer index hides, which then take the default", () => {
  const { items, failures } = audit(year, [1999, 1999.5, [1999.5]], "integer");
  expect(items).toMatchObject({ used: 1, hidden: 2 });
  expect(failures).toEqual([]);
});

it("fails on the keywords that a keyword index shows to a variable", () => {
  const { items, failures } = audit(year, ["new", 1999, null], "keyword");
  expect(items).toMatchObject({ otherType: 1, hidden: 1, null: 1 });
  expect(failures).toEqual([{ finding: "otherType", items: 1, first: { id: 1, value: "new" } }]);
});

it("lets a guarded path be empty, and fails on everything there that is not one value", () => {
  const values = [PRAGUE, undefined, null, [], "Prague", { lat: 99, lon: 0 }, [PRAGUE, PRAGUE]];
  const { items, failures, fallback } = audit(place, values, "geo");
  expect(fallback).toBe(0);
  expect(items).toMatchObject({ used: 1, missing: 2, null: 1, otherType: 2, several: 1 });
  expect(failures).toEqual([
    { finding: "otherType", items: 2, first: { id: 5, value: "Prague" } },
    { finding: "several", items: 1, first: { id: 7, value: [PRAGUE, PRAGUE] } },
  ]);
});

it("never fails on a condition", () => {
  const { items, failures } = audit(genre, ["jazz", ["jazz", "rock"], 7, null, undefined], "keyword");
  expect(items).toMatchObject({ used: 1, several: 1, otherType: 1, null: 1, missing: 1 });
  expect(failures).toEqual([]);
});

it("has conditions ask the payload where the index cannot serve them, but not an integer index on a range", () => {
  expect(audit(bin, [1999.5], "keyword").items.used).toBe(1);
  expect(audit(bin, [1999.5], "integer").items.hidden).toBe(1);
});
