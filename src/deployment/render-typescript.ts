import type { LoadedModel } from "./load-model.ts";
import { jsonSyntax, printTemplate, quote, type Syntax } from "./print-template.ts";
import { provenanceComment } from "./provenance.ts";
import { type Placeholder, requestTemplate } from "./request-template.ts";

/** The request as a TypeScript function of a user, whose type says what the request reads. */
export function renderTypeScript(model: LoadedModel): string {
  const read: Placeholder[] = [];
  const syntax: Syntax = {
    ...jsonSyntax((placeholder) => {
      read.push(placeholder);
      return access(placeholder);
    }),
    key: (key) => (key === "__proto__" ? `[${quote(key)}]` : quote(key)), // else it would set the prototype
  };
  const request = printTemplate(requestTemplate(model), syntax, "  ");
  return `${provenanceComment(model.saved, "// ")}
import type { Schemas } from "@qdrant/js-client-rest";

export interface User {
${userFields(read).join("\n")}
}

export function rankingRequest(user: User): Schemas["QueryRequest"] {
  return ${request};
}
${read.some(({ kind }) => kind === "affinity") ? WEIGHT : ""}
// const { points } = await client.query("your-collection", rankingRequest(user));
`;
}

/** A user's own weights alone: a key may be called `constructor`. */
const WEIGHT = `
function weight(user: User, affinity: string, key: string): number {
  const weights = Object.hasOwn(user.affinities, affinity) ? user.affinities[affinity] : undefined;
  return weights !== undefined && Object.hasOwn(weights, key) ? weights[key]! : 0;
}
`;

function access(placeholder: Placeholder): string {
  switch (placeholder.kind) {
    case "vector":
      return placeholder.name === undefined
        ? "[...user.vector]"
        : `[...user.vectors[${quote(placeholder.name)}]]`;
    case "indices":
    case "values":
      return `[...user.vectors[${quote(placeholder.name)}].${placeholder.kind}]`;
    case "seen":
      return "[...(user.seen ?? [])]";
    case "affinity":
      return `weight(user, ${quote(placeholder.name)}, ${quote(placeholder.key)})`;
    case "texts":
      return `[...user.attributes[${quote(placeholder.name)}]]`;
    case "text":
      return `user.attributes[${quote(placeholder.name)}][0]!`;
    case "number":
    case "boolean":
      return `user.attributes[${quote(placeholder.name)}]`;
    case "place":
      return `user.attributes[${quote(placeholder.name)}].${placeholder.axis}`;
  }
}

/** The members of the interface: each field that is read, once. */
function userFields(read: readonly Placeholder[]): string[] {
  const kinds = new Set(read.map(({ kind }) => kind));
  const vectors = new Set(
    read.flatMap((one) => {
      if (one.kind === "vector" && one.name !== undefined)
        return `    ${quote(one.name)}: readonly number[];`;
      if (one.kind !== "indices") return [];
      return `    ${quote(one.name)}: { indices: readonly number[]; values: readonly number[] };`;
    }),
  );
  const attributes = new Set(
    read.flatMap((placeholder) => {
      if (placeholder.kind === "texts" || placeholder.kind === "text")
        return `    ${quote(placeholder.name)}: readonly string[];`;
      if (placeholder.kind === "number" || placeholder.kind === "boolean")
        return `    ${quote(placeholder.name)}: ${placeholder.kind};`;
      if (placeholder.kind === "place")
        return `    ${quote(placeholder.name)}: { lon: number; lat: number };`;
      return [];
    }),
  );
  return [
    ...(read.some((one) => one.kind === "vector" && one.name === undefined)
      ? ["  vector: readonly number[];"]
      : []),
    ...(vectors.size > 0 ? ["  vectors: {", ...vectors, "  };"] : []),
    ...(kinds.has("affinity") ? ["  affinities: Record<string, Record<string, number>>;"] : []),
    ...(attributes.size > 0 ? ["  attributes: {", ...attributes, "  };"] : []),
    ...(kinds.has("seen") ? ["  seen?: readonly (number | string)[];"] : []),
  ];
}
