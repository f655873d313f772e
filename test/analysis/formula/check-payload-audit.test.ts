import { expect, it } from "vitest";
import { checkPayload } from "../../../src/analysis/formula/check-payload-audit.ts";
import { auditPayload } from "../../../src/analysis/formula/payload-audit.ts";
import type { Json } from "../../../src/domain.ts";
import { createFeatures } from "../../../src/features/create-features.ts";
import { featureSpec } from "../../../src/features/feature-spec.ts";
import { mergePaths } from "../../../src/features/merge-paths.ts";
import type { IndexType } from "../../../src/qdrant-rules/index-holds.ts";

/** The problems of items with these payloads, for one feature and an index on the path `x`. */
function problems(spec: object, index: IndexType | undefined, ...values: Json[]): readonly string[] {
  const paths = mergePaths(createFeatures([featureSpec.parse({ path: "x", ...spec })]), []);
  const items = values.map((x, i) => ({ id: i + 1, vector: new Float32Array(), payload: { x } }));
  const audits = auditPayload(items, paths, new Map(index === undefined ? [] : [["x", index]]));
  try {
    checkPayload(audits);
    return [];
  } catch (error) {
    return (error as { problems: readonly string[] }).problems;
  }
}

const number = { kind: "payload-number" };
const recency = { kind: "recency", halfLifeDays: 7, now: "2026-01-01" };

it("is silent where every query is answered", () => {
  expect(problems(number, "float", 1, null, [], "x", -1)).toEqual([]);
});

it("names the path, the items, the first value, and what to do", () => {
  expect(problems(number, "float", 0, [1, 2], [3, 4])).toEqual([
    "payload x: 2 items, the first of them 2, hold several values where the formula reads one number, got [1,2]; a query that meets such an item fails in Qdrant. Store one value.",
  ]);
  expect(problems({ ...number, transform: "log1p" }, "float", -1)).toEqual([
    "payload x: item 1 holds a number that a feature cannot be computed of, got -1; a query that meets such an item fails in Qdrant. Clip the number in the experiment, or fix the payload.",
  ]);
  expect(problems(recency, "datetime", "yesterday")).toEqual([
    'payload x: item 1 holds no date, got "yesterday"; a query that meets such an item fails in Qdrant. Fix the payload, or leave the key out.',
  ]);
});

it("names the index that is missing or wrong", () => {
  expect(problems(number, undefined, null)).toEqual([
    "payload x: item 1 holds no number, got null; a query that meets such an item fails in Qdrant. Create a float index on the path, or fix the payload.",
  ]);
  expect(problems(recency, "keyword", "new")).toEqual([
    expect.stringMatching(/holds no date, got "new".* Fix the payload, or leave the key out\.$/),
  ]);
  expect(problems(recency, "integer", "2026-01-01")).toEqual([
    expect.stringMatching(
      /holds a date that the integer index does not show.* Create a datetime index on the path in place of the integer index, or fix the payload\.$/,
    ),
  ]);
});

it("tells all problems at once", () => {
  expect(problems({ ...number, transform: "sqrt" }, undefined, null, [1, 2], -1)).toHaveLength(3);
});
