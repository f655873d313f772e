import type { z } from "zod";
import { type SyntheticManifest, syntheticManifest } from "../../src/dataset/synthetic/parameters.ts";

/** What the clicks of a synthetic world depend on, as an experiment spells it. */
export const worldFeatures = [
  { kind: "prefetch-score" },
  { kind: "affinity", path: "topics" },
  { kind: "payload-number", path: "freshness" },
  { kind: "payload-number", path: "quality" },
];

/** A synthetic manifest that takes milliseconds to generate, with any of its knobs set. */
export function tinyWorld(knobs: Partial<z.input<typeof syntheticManifest>> = {}): SyntheticManifest {
  return syntheticManifest.parse({
    kind: "synthetic",
    format: 1,
    name: "tiny",
    users: 30,
    testUsers: 10,
    items: 300,
    dimensions: 24,
    topics: ["cooking", "travel", "music", "film"],
    impressions: { near: 12, pool: 40, uniform: 8 },
    ...knobs,
    clicks: { relevantMean: 6, ...knobs.clicks },
  });
}
