import type { LoadedModel } from "./load-model.ts";
import { jsonSyntax, printTemplate, quote, type Syntax } from "./print-template.ts";
import { provenanceLines } from "./provenance.ts";
import { type Placeholder, requestTemplate } from "./request-template.ts";

/** The request as JSON; `"{{…}}"` marks what is to be filled in, quotes included. */
export function renderJson(model: LoadedModel): string {
  const syntax: Syntax = {
    ...jsonSyntax((placeholder) => quote(`{{${placeholderName(placeholder)}}}`)),
    text: quoteUnmarked,
  };
  const request = printTemplate(requestTemplate(model), syntax, "  ");
  const comment = quoteUnmarked(provenanceLines(model.saved).join(" "));
  return `{\n  "comment": ${comment},\n  "request": ${request}\n}\n`;
}

/** A text that may hold `{{`, and is no placeholder all the same. */
function quoteUnmarked(text: string): string {
  return quote(text).replace(/\{(?=\{)/g, "\\u007b");
}

/** A name in a placeholder, quoted where it would not be one name. */
function part(name: string): string {
  return /^[^."{}]+$/.test(name) ? name : quote(name);
}

function placeholderName(placeholder: Placeholder): string {
  switch (placeholder.kind) {
    case "vector":
      return placeholder.name === undefined ? placeholder.kind : `vectors.${part(placeholder.name)}`;
    case "indices":
    case "values":
      return `vectors.${part(placeholder.name)}.${placeholder.kind}`;
    case "seen":
      return placeholder.kind;
    case "affinity":
      return `affinities.${part(placeholder.name)}.${part(placeholder.key)}`;
    case "text":
      return `attributes.${part(placeholder.name)}.0`;
    case "texts":
    case "number":
    case "boolean":
      return `attributes.${part(placeholder.name)}`;
    case "place":
      return `attributes.${part(placeholder.name)}.${placeholder.axis}`;
  }
}
