import { expect, it } from "vitest";
import { affinity } from "../../src/features/affinity.ts";
import { payloadNumber } from "../../src/features/payload-number.ts";
import { product } from "../../src/features/product.ts";
import { noVectors } from "./no-vectors.ts";

const freshness = payloadNumber({ kind: "payload-number", path: "freshness", default: 0 });
const topics = affinity({ kind: "affinity", path: "topics" });
const both = product(freshness, topics);
const fan = { affinities: { topics: { jazz: 0.5 } } };

it("multiplies two features in both languages", () => {
  expect(both.name).toBe("freshness * affinity(topics)");
  expect(both.value(fan, { payload: { freshness: 3, topics: { jazz: 0.5 } } }, [0])).toBe(3 * 0.25);
  expect(both.expression(fan, noVectors)).toEqual({
    mult: ["freshness", { sum: [{ mult: [0.5, "topics.jazz"] }] }],
  });
});

it("has no expression where one of its factors is 0 for every item", () => {
  expect(both.expression({ affinities: {} }, noVectors)).toBeUndefined();
});

it("reads what its factors read", () => {
  expect(both.paths([fan]).map(({ path }) => path)).toEqual(["freshness", "topics.jazz"]);
});
