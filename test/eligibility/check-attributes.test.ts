import { expect, it } from "vitest";
import type { Attributes } from "../../src/domain.ts";
import { checkAttributes } from "../../src/eligibility/check-attributes.ts";
import { type ConstraintSpec, createConstraint } from "../../src/eligibility/constraint-kinds.ts";
import { createEligibility } from "../../src/eligibility/eligibility.ts";

const vector = Float32Array.of(1);

function check(specs: readonly ConstraintSpec[], ...attributes: readonly Attributes[]) {
  const users = attributes.map((held, i) => ({ id: `u${i}`, vector, affinities: {}, attributes: held }));
  const { rules } = createEligibility(specs.map(createConstraint), { items: [], users });
  const vectorSpaces = [{ name: "image", kind: "dense" as const, dimensions: 2, modifier: undefined }];
  return () => checkAttributes(rules, { name: "shop", users, vectorSpaces });
}

it("is content where some users lack an attribute, and where none is asked for", () => {
  expect(check([{ kind: "keyword", path: "language" }], {}, { language: "cs" })).not.toThrow();
  expect(check([{ kind: "boolean", path: "in_stock", value: true }], {})).not.toThrow();
});

it("says which attributes there are, where nobody has the one that is read", () => {
  expect(check([{ kind: "keyword", path: "language" }], { lang: "cs" }, { age: 7 })).toThrow(
    "retrieval.only reads the attribute language, which no user of dataset shop has; they have age, lang",
  );
});

it("says all at once of which types attributes must be, with a user and the value", () => {
  const specs: ConstraintSpec[] = [
    { kind: "range", path: "price", lte: { $attribute: "budget" } },
    { kind: "geo-radius", path: "place", attribute: "budget", radius: 10 },
    { kind: "filter", filter: { must: [{ key: "price", match: { any: { $attribute: "budget" } } }] } },
  ];
  expect(check(specs, {}, { budget: "much" })).toThrow(
    /user u1: the user attribute budget must be a number for what reads it, got "much"[\s\S]*user u1: the user attribute budget must be \{ lat, lon \}[\s\S]*user u1: retrieval\.only: \{"must":\[\{"key":"price","match":\{"any":"much"\}\}\]\} is no filter that can be used here: Format error/,
  );
});

it("refuses a filter that Qdrant would refuse, and vectors that no item has", () => {
  expect(check([{ kind: "filter", filter: { mst: [] } }], {})).toThrow(
    /no filter that can be used here: Format error/,
  );
  const having = (name: string) => check([{ kind: "filter", filter: { must: [{ has_vector: name }] } }], {});
  expect(having("image")).not.toThrow();
  expect(having("picture")).toThrow('has_vector asks for "picture", and the dataset has the vectors image');
  expect(having("")).toThrow("every item has the one without a name");
});
