import { z } from "zod";
import { affinity, affinitySpec } from "./affinity.ts";
import type { Feature } from "./feature.ts";
import { payloadNumber, payloadNumberSpec } from "./payload-number.ts";
import { prefetchScore, prefetchScoreSpec } from "./prefetch-score.ts";

/** How an experiment writes a feature. */
export const featureSpec = z.discriminatedUnion("kind", [prefetchScoreSpec, payloadNumberSpec, affinitySpec]);

export type FeatureSpec = z.output<typeof featureSpec>;

/** Makes the feature that a specification describes. */
export function createFeature(spec: FeatureSpec): Feature {
  switch (spec.kind) {
    case "prefetch-score":
      return prefetchScore();
    case "payload-number":
      return payloadNumber(spec);
    case "affinity":
      return affinity(spec);
  }
}
