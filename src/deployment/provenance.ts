import { visibleText } from "../visible-text.ts";
import type { SavedModel } from "./saved-model.ts";

/**
 * Where an exported request comes from, as lines of comment after a language's mark for one: `"# "`. Names in it end no
 * line, and each line begins with words of ours, so that no language or tool takes it for more than a comment.
 */
export function provenanceComment(saved: SavedModel, mark: string): string {
  return provenanceLines(saved)
    .map((line) => mark + line)
    .join("\n");
}

/** Where an exported request comes from, in a few lines; hidden characters of names are spelled out. */
export function provenanceLines({ provenance, query }: SavedModel): string[] {
  const { experiment, dataset, fingerprint, engine, measured } = provenance;
  const { depth, recall, measure, vector, formula, control = "vector" } = measured;
  const { retrievers = [] } = query;
  const several = retrievers.length > 1;
  return [
    `Two-stage ranking in one Qdrant query, made by qdrant-rank-eval from the experiment ${experiment}.`,
    `Dataset ${dataset}, fingerprint ${fingerprint.slice(0, 16)}; engine ${engine}.`,
    `Measured at depth ${depth}: recall ${recall.toFixed(4)}, ${measure} ${formula.toFixed(4)} (${control} ${vector.toFixed(4)}).`,
    `Fetches ${query.depth} candidates${several ? ` by each of ${retrievers.map(({ name }) => name).join(", ")}` : ""}, as measured by an exact search; returns the best ${query.limit}.`,
    'Warning: "exact" compares the query with every item. In production take it out, and measure what the index loses.',
  ].map(visibleText);
}
