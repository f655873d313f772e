import type { LoadedModel } from "./load-model.ts";
import { jsonSyntax, printTemplate, quote } from "./print-template.ts";
import { provenanceComment } from "./provenance.ts";
import { type Placeholder, requestTemplate } from "./request-template.ts";

/** The request as a TypeScript function of a user. */
export function renderTypeScript(model: LoadedModel): string {
  return `${provenanceComment(model.saved, "// ")}
import type { Schemas } from "@qdrant/js-client-rest";

export interface User {
  vector: number[];
  affinities: Record<string, Record<string, number>>;
  attributes?: Record<string, any>;
  seen?: (number | string)[];
}

export function rankingRequest(user: User): Schemas["QueryRequest"] {
  return ${printTemplate(requestTemplate(model), jsonSyntax(access), "  ")};
}

// const { points } = await client.query("your-collection", rankingRequest(user));
`;
}

function access(placeholder: Placeholder): string {
  switch (placeholder.kind) {
    case "vector":
      return "user.vector";
    case "seen":
      return "(user.seen ?? [])";
    case "affinity":
      return `(user.affinities[${quote(placeholder.name)}]?.[${quote(placeholder.key)}] ?? 0)`;
    case "texts":
      return `(user.attributes?.[${quote(placeholder.name)}] ?? [])`;
    case "place":
      return `user.attributes?.[${quote(placeholder.name)}].${placeholder.axis}`;
  }
}
