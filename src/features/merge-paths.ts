import { inputError } from "../errors.ts";
import type { Feature, FeatureUser, PayloadPath } from "./feature.ts";

/** What reads payloads inside a query. */
export type PathReader = Pick<Feature, "paths">;

/**
 * The payload paths that features, or whatever else a query holds, read for these users, each once: what is to be indexed,
 * audited, and given a default in a query.
 *
 * @throws HarnessError `input` where two of them cannot read a path in one formula: by different indexes, or with
 *   different defaults.
 */
export function mergePaths(readers: readonly PathReader[], users: readonly FeatureUser[]): PayloadPath[] {
  const merged = new Map<string, PayloadPath>();
  const problems = new Set<string>();
  for (const path of readers.flatMap((reader) => reader.paths(users))) {
    const known = merged.get(path.path);
    const problem = known && conflict(known, path);
    if (problem !== undefined) problems.add(problem);
    merged.set(path.path, known === undefined ? path : merge(known, path));
  }
  if (problems.size > 0) throw inputError([...problems]);
  return [...merged.values()];
}

function conflict(a: PayloadPath, b: PayloadPath): string | undefined {
  if (a.index !== b.index) {
    return `features read ${a.path} through a ${a.index} and a ${b.index} index, but a path has one index; store the values under two paths`;
  }
  if (a.default !== undefined && b.default !== undefined && a.default !== b.default) {
    return `features read ${a.path} with the defaults ${a.default} and ${b.default}, but a formula has one default a path; give them the same`;
  }
  return undefined;
}

/** What either demands of the values is demanded of them; a condition demands nothing. */
function merge(a: PayloadPath, b: PayloadPath): PayloadPath {
  if (a.access === "condition") return b;
  return {
    ...a,
    accepts: (number) => [a, b].every(({ accepts }) => accepts === undefined || accepts(number)),
  };
}
