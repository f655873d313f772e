import { expect, it } from "vitest";
import { eligibilityFilter } from "../../src/deployment/eligibility-filter.ts";
import { jsonSyntax, printTemplate } from "../../src/deployment/print-template.ts";
import { renderCurl } from "../../src/deployment/render-curl.ts";
import { type Placeholder, requestTemplate } from "../../src/deployment/request-template.ts";
import { describeUsers } from "../../src/deployment/saved-model.ts";
import type { ConstraintSpec } from "../../src/eligibility/constraint-kinds.ts";
import { rankingQuery } from "../../src/retrieval/query-plan.ts";
import { vectorRetriever } from "../retrieval/own-retriever.ts";
import { expectedRequest, in32Bits, model, seen, user } from "./sample-model.ts";

const ATTRIBUTES = { texts: user.attributes.languages, text: "cs", number: 41, boolean: true };

/** What a service would put in the place of a placeholder for the user above. */
function fill(placeholder: Placeholder): unknown {
  switch (placeholder.kind) {
    case "vector":
      return Array.from(user.vector);
    case "seen":
      return seen;
    case "affinity":
      return (
        (user.affinities as Record<string, Record<string, number>>)[placeholder.name]?.[placeholder.key] ?? 0
      );
    case "place":
      return user.attributes.home[placeholder.axis];
    default:
      return ATTRIBUTES[placeholder.kind as keyof typeof ATTRIBUTES];
  }
}

it("becomes, once filled in, the very request that the harness sends", () => {
  const text = printTemplate(
    requestTemplate(model),
    jsonSyntax((placeholder) => JSON.stringify(fill(placeholder))),
  );
  expect(in32Bits(JSON.parse(text))).toEqual(expectedRequest());
});

it("holds the filter that was evaluated, with the attributes of the user and numbers to the last digit", () => {
  const only: ConstraintSpec[] = [
    { kind: "unseen" },
    { kind: "keyword", path: "language", attribute: "languages" },
    { kind: "range", path: "minimum_age", lte: { $attribute: "age" }, gt: 16777217 },
    { kind: "boolean", path: "in_stock", value: true },
    { kind: "geo-radius", path: "place", attribute: "home", radius: 123456792 / 8 },
    {
      kind: "filter",
      filter: {
        must_not: [{ key: "brand", match: { value: { $attribute: "blocked" } } }],
        should: [
          { key: "adult", match: { value: { $attribute: "adult" } } },
          { key: "tenant", match: { any: [123456792] } },
        ],
      },
    },
  ];
  const person = {
    ...user,
    attributes: { ...user.attributes, age: ATTRIBUTES.number, adult: true, blocked: ATTRIBUTES.text },
  };
  const saved = { ...model.saved, query: { ...model.saved.query, only }, users: describeUsers([person]) };
  const text = printTemplate(
    requestTemplate({ ...model, saved }),
    jsonSyntax((placeholder) => JSON.stringify(fill(placeholder))),
  );
  const filter = eligibilityFilter({ saved }, person, seen);
  expect(JSON.parse(text).prefetch[0].filter).toEqual(JSON.parse(JSON.stringify(filter)));
  expect(in32Bits(JSON.parse(text))).toEqual(
    in32Bits(rankingQuery(model, person, { depth: 50, limit: 10, filter })),
  );
});

it("names a placeholder for everything that the features read of a user", () => {
  const names = new Set<string>();
  printTemplate(
    requestTemplate(model),
    jsonSyntax((placeholder) => {
      names.add(
        placeholder.kind === "affinity" ? `${placeholder.name}.${placeholder.key}` : placeholder.kind,
      );
      return "0";
    }),
  );
  expect([...names].sort()).toEqual([
    "place",
    "seen",
    "styles.loud",
    "texts",
    "topics.jazz",
    "topics.sci-fi",
    "vector",
  ]);
});

it("gives shell variables of their own to keys that differ only in what a name cannot hold", () => {
  const twins = { ...model.saved, users: { affinities: { topics: ["sci fi", "sci-fi"] }, attributes: {} } };
  const script = renderCurl({ ...model, saved: twins });
  expect(script).toMatch(/\$\{AFFINITY_TOPICS_SCI_FI\}, "topics.\\\\"sci fi\\\\""/);
  expect(script).toMatch(/\$\{AFFINITY_TOPICS_SCI_FI_2\}, "topics.sci-fi"/);
});

it("leaves Qdrant's own $score to Qdrant, where the shell would take it for a variable", () => {
  expect(renderCurl(model)).toContain(String.raw`"\$score"`);
});

it("takes no name of the model for a placeholder", () => {
  for (let n = 0; n < 20; n++) {
    const using = `\u0000${n}`;
    const named = { ...model, retrievers: [vectorRetriever("vector", using)] as const };
    expect(JSON.stringify(requestTemplate(named))).toContain(`"using":${JSON.stringify(using)}`);
  }
});
