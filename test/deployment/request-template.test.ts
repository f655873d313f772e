import { expect, it } from "vitest";
import { jsonSyntax, printTemplate } from "../../src/deployment/print-template.ts";
import { renderCurl } from "../../src/deployment/render-curl.ts";
import { type Placeholder, requestTemplate } from "../../src/deployment/request-template.ts";
import { vectorRetriever } from "../retrieval/own-retriever.ts";
import { expectedRequest, in32Bits, model, seen, user } from "./sample-model.ts";

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
    case "texts":
      return user.attributes.languages;
    case "place":
      return user.attributes.home[placeholder.axis];
  }
}

it("becomes, once filled in, the very request that the harness sends", () => {
  const text = printTemplate(
    requestTemplate(model),
    jsonSyntax((placeholder) => JSON.stringify(fill(placeholder))),
  );
  expect(in32Bits(JSON.parse(text))).toEqual(expectedRequest());
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
