import type { Experiment } from "../experiment/experiment.ts";

/** What names a path in a feature, a constraint and a Qdrant filter. */
const NAMES_A_PATH = new Set(["path", "key"]);

/**
 * The keys of payloads that the features and constraints of an experiment read, without what is below them.
 *
 * @returns Undefined where a path is quoted, so that its first key is not plain to see: then all may be read.
 */
export function payloadRoots({
  features,
  retrieval: { only },
}: Pick<Experiment, "features" | "retrieval">): string[] | undefined {
  const roots = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (NAMES_A_PATH.has(key) && typeof inner === "string") roots.add(inner.split(/[.[]/, 1)[0]!);
      else collect(inner);
    }
  };
  collect([features, only]);
  const all = [...roots];
  return all.some((root) => root.includes('"')) ? undefined : all;
}
