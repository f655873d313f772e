import type { LoadedModel } from "./load-model.ts";
import { jsonSyntax, printTemplate, quote } from "./print-template.ts";
import { provenanceLines } from "./provenance.ts";
import { type Placeholder, requestTemplate } from "./request-template.ts";

/** The request as JSON; `"{{…}}"` marks what is to be filled in, quotes included. */
export function renderJson(model: LoadedModel): string {
  const request = printTemplate(
    requestTemplate(model),
    jsonSyntax((placeholder) => quote(`{{${placeholderName(placeholder)}}}`)),
    "  ",
  );
  const comment = quote(provenanceLines(model.saved).join(" "));
  return `{\n  "comment": ${comment},\n  "request": ${request}\n}\n`;
}

function placeholderName(placeholder: Placeholder): string {
  switch (placeholder.kind) {
    case "vector":
    case "seen":
      return placeholder.kind;
    case "affinity":
      return `affinities.${placeholder.name}.${placeholder.key}`;
    case "texts":
      return `attributes.${placeholder.name}`;
    case "place":
      return `attributes.${placeholder.name}.${placeholder.axis}`;
  }
}
