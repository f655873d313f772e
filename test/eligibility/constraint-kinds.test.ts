import { describe, expect, it } from "vitest";
import { constraintSpec, createConstraint } from "../../src/eligibility/constraint-kinds.ts";

function problems(spec: object): string[] {
  const { error } = constraintSpec.safeParse(spec);
  return (error?.issues ?? []).map(({ message }) => message);
}

describe("a constraint is refused", () => {
  it.each([
    [{ kind: "keyword", path: "tenant", value: "a", attribute: "b" }, /has an attribute and a value/],
    [{ kind: "range", path: "price" }, /has no bound; give it gt, gte, lt or lte/],
    [{ kind: "range", path: "price", gt: 3, lt: "2026-01-01T00:00:00Z" }, /bounds of numbers and dates/],
    [
      { kind: "range", path: "until", gt: "2026-01-01T00:00:00Z", lt: { $attribute: "age" } },
      /bounds of numbers and dates/,
    ],
    [{ kind: "geo-radius", path: "place", radius: 10 }, /needs a center or an attribute, one of them/],
    [
      { kind: "geo-radius", path: "place", radius: 10, attribute: "home", center: { lat: 1, lon: 2 } },
      /needs a center or an attribute, one of them/,
    ],
  ])("such as %j", (spec, message) => {
    expect(problems(spec)).toEqual([expect.stringMatching(message)]);
  });
});

describe("a report says that only items count that", () => {
  it.each([
    [{ kind: "unseen" }, "are unseen"],
    [{ kind: "keyword", path: "language" }, "have language in the user's language"],
    [{ kind: "keyword", path: "tenant", value: ["a", "b"] }, "have tenant in a, b"],
    [
      { kind: "range", path: "age", gte: 18, lt: { $attribute: "age" } },
      "have age >= 18 and < the user's age",
    ],
    [{ kind: "boolean", path: "in_stock" }, "have in_stock true"],
    [
      { kind: "geo-radius", path: "place", attribute: "home", radius: 500 },
      "have place within 500 m of the user's home",
    ],
    [{ kind: "filter", filter: { must: [] } }, 'pass the filter {"must":[]}'],
  ])("of %j", (spec, description) => {
    expect(createConstraint(constraintSpec.parse(spec)).description).toBe(description);
  });
});
