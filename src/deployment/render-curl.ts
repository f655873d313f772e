import type { LoadedModel } from "./load-model.ts";
import { printTemplate, quote, type Syntax } from "./print-template.ts";
import { provenanceComment } from "./provenance.ts";
import { type Placeholder, requestTemplate } from "./request-template.ts";

/** The request as a shell script around curl; variables at its head are to be filled in. */
export function renderCurl(model: LoadedModel): string {
  const variables = new Map<string, Variable>();
  const syntax: Syntax = {
    null: "null",
    true: "true",
    false: "false",
    text: (text) => quote(text).replace(/[\\$`]/g, "\\$&"),
    slot(placeholder) {
      const key = JSON.stringify(placeholder);
      const variable = variables.get(key) ?? withFreeName(variableOf(placeholder), [...variables.values()]);
      variables.set(key, variable);
      return `\${${variable.name}}`;
    },
  };
  const body = printTemplate(requestTemplate(model), syntax);
  const assignments = [...variables.values()].map((variable) =>
    "needs" in variable
      ? `: "\${${variable.name}:?is ${variable.needs}}"`
      : `: "\${${variable.name}:=${variable.fallback}}"`,
  );
  return `#!/bin/sh
${provenanceComment(model.saved, "# ")}
: "\${QDRANT_URL:=http://localhost:6333}"
: "\${COLLECTION:=your-collection}"
# The user: ${describeVectors(model)}, and what the formula reads of them.
${assignments.join("\n")}
curl -sS "$QDRANT_URL/collections/$COLLECTION/points/query" \\
  -H "Content-Type: application/json" \${QDRANT_API_KEY:+-H "api-key: $QDRANT_API_KEY"} -d @- <<JSON
${body}
JSON
`;
}

/** A shell variable, and its default. */
type Variable = { readonly name: string } & (
  | { readonly fallback: string }
  /** The script ends with a message of what it needs, where it is not set. */
  | { readonly needs: string }
);

function variableOf(placeholder: Placeholder): Variable {
  switch (placeholder.kind) {
    case "vector":
      return {
        name: shellName("VECTOR", ...(placeholder.name === undefined ? [] : [placeholder.name])),
        needs: "a JSON list of numbers",
      };
    case "indices":
    case "values":
      return {
        name: shellName("VECTOR", placeholder.name, placeholder.kind),
        needs: "a JSON list of numbers",
      };
    case "seen":
      return { name: "SEEN", fallback: "[]" };
    case "affinity":
      return { name: shellName("AFFINITY", placeholder.name, placeholder.key), fallback: "0" };
    case "texts":
      return { name: shellName("ATTRIBUTE", placeholder.name), fallback: "[]" };
    case "text":
      return { name: shellName("ATTRIBUTE", placeholder.name, "first"), fallback: "null" };
    case "number":
      return { name: shellName("ATTRIBUTE", placeholder.name), fallback: "0" };
    case "boolean":
      return { name: shellName("ATTRIBUTE", placeholder.name), fallback: "false" };
    case "place":
      return { name: shellName("ATTRIBUTE", placeholder.name, placeholder.axis), fallback: "0" };
  }
}

/** Keys that differ only in what a shell name cannot hold get a number. */
function withFreeName(variable: Variable, taken: readonly Variable[]): Variable {
  let name = variable.name;
  for (let n = 2; taken.some((other) => other.name === name); n++) name = `${variable.name}_${n}`;
  return { ...variable, name };
}

function shellName(...parts: readonly string[]): string {
  return parts.map((part) => part.toUpperCase().replace(/[^A-Z0-9]+/g, "_")).join("_");
}

function describeVectors({ saved }: LoadedModel): string {
  const { dimensions, retrievers } = saved.query;
  return retrievers === undefined
    ? `a JSON list of ${dimensions} numbers`
    : "each vector as a JSON list of numbers";
}
