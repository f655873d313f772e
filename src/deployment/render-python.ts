import { visibleJson } from "../visible-text.ts";
import type { LoadedModel } from "./load-model.ts";
import { printTemplate, type Syntax } from "./print-template.ts";
import { provenanceComment } from "./provenance.ts";
import { type Placeholder, requestTemplate } from "./request-template.ts";

const PYTHON: Syntax = {
  null: "None",
  true: "True",
  false: "False",
  text: quote,
  slot: access,
};

/**
 * The request as a Python function of a user, for qdrant-client. Its first line fixes the encoding: Python would take
 * another from a comment in the first two, such as a dataset's name.
 */
export function renderPython(model: LoadedModel): string {
  return `# -*- coding: utf-8 -*-
${provenanceComment(model.saved, "# ")}
from qdrant_client import QdrantClient, models


def ranking_request(user: dict) -> models.QueryRequest:
    """user: {"vector": [...], "vectors": {name: [...] or {"indices": [...], "values": [...]}}, "affinities": {name: {key: weight}}, "attributes": {...}, "seen": [ids]}"""
    return models.QueryRequest.model_validate(
        ${printTemplate(requestTemplate(model), PYTHON, "        ")}
    )


def rank(client: QdrantClient, collection: str, user: dict) -> list[models.ScoredPoint]:
    return client.query_batch_points(collection, [ranking_request(user)])[0].points
`;
}

/** A text in double quotes as JSON has it, but that Python has a longer escape where JSON has two halves of a pair. */
function quote(text: string): string {
  return visibleJson(JSON.stringify(text), (character) => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
  });
}

function access(placeholder: Placeholder): string {
  switch (placeholder.kind) {
    case "vector":
      return placeholder.name === undefined
        ? 'user["vector"]'
        : `user["vectors"][${quote(placeholder.name)}]`;
    case "indices":
    case "values":
      return `user["vectors"][${quote(placeholder.name)}]["${placeholder.kind}"]`;
    case "seen":
      return 'user.get("seen", [])';
    case "affinity":
      return `user["affinities"].get(${quote(placeholder.name)}, {}).get(${quote(placeholder.key)}, 0.0)`;
    case "texts":
      return `user["attributes"].get(${quote(placeholder.name)}, [])`;
    case "text":
      return `user["attributes"][${quote(placeholder.name)}][0]`;
    case "number":
    case "boolean":
      return `user["attributes"][${quote(placeholder.name)}]`;
    case "place":
      return `user["attributes"][${quote(placeholder.name)}]["${placeholder.axis}"]`;
  }
}
