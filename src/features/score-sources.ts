import { inputError } from "../errors.ts";
import { type Fusion, fusionName } from "../qdrant-rules/fusion-rules.ts";
import type { FeatureSpec } from "./feature-spec.ts";
import { fusionOf } from "./fusion-score.ts";

/** What scores the candidates, in the order of the prefetches: each retriever, then each fusion of them all. */
export interface ScoreSources {
  /** Names of the retrievers. */
  readonly retrievers: readonly string[];
  readonly fusions: readonly Fusion[];
}

/** The only prefetch of a query with one retriever. */
export const ONE_SOURCE: ScoreSources = { retrievers: [""], fusions: [] };

/** The sources that the scores of some features come from. */
export function scoreSources(specs: readonly FeatureSpec[], retrievers: readonly string[]): ScoreSources {
  const fusions = new Map<string, Fusion>();
  for (const spec of specs.flatMap((one) => (one.kind === "product" ? one.of : [one]))) {
    if (spec.kind !== "fusion-score") continue;
    const fusion = fusionOf(spec);
    fusions.set(fusionName(fusion), fusion);
  }
  return { retrievers, fusions: [...fusions.values()] };
}

/**
 * The place of a retriever among the sources.
 *
 * @param name The first where undefined.
 * @throws HarnessError `input` where there is none of that name.
 */
export function placeOfRetriever({ retrievers }: ScoreSources, name: string | undefined): number {
  const place = name === undefined ? 0 : retrievers.indexOf(name);
  if (place >= 0) return place;
  throw inputError(
    `features: there is no retriever ${name} whose score could be read; there is ${retrievers.join(", ")}`,
  );
}

/** The place of a fusion among the sources. */
export function placeOfFusion({ retrievers, fusions }: ScoreSources, fusion: Fusion): number {
  const name = fusionName(fusion);
  return retrievers.length + fusions.findIndex((other) => fusionName(other) === name);
}
