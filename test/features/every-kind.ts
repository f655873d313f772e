import { completeSpecs } from "../../src/features/complete-specs.ts";
import { createFeatures } from "../../src/features/create-features.ts";
import type { Feature } from "../../src/features/feature.ts";
import { featureSpec } from "../../src/features/feature-spec.ts";
import type { World } from "./random-world.ts";

const number = { kind: "payload-number", path: "number", default: 0.1 };
const positive = { kind: "payload-number", path: "positive", default: 0.1 };
const bins = { kind: "payload-bins", path: "binned" };
const distance = { kind: "distance", path: "place", attribute: "home" };
const affinity = { kind: "affinity", path: "topics" };

/** Every kind in every form; the names of all their columns differ, so that one formula can hold them. */
export const SPECS: { readonly [title: string]: object } = {
  "prefetch-score": { kind: "prefetch-score" },
  "score-hinge": { kind: "score-hinge", knots: [-0.1, 0.3, 0.7] },
  "payload-number": number,
  "payload-number, log1p": { ...positive, transform: "log1p" },
  "payload-number, sqrt": { ...positive, transform: "sqrt" },
  "payload-number, square": { ...positive, transform: "square" },
  "payload-number, clip": { ...number, clip: [-20.3, 1000.7] },
  "payload-number, clip and log1p": { ...number, clip: [0.1, 1e5], transform: "log1p" },
  "payload-hinge": { ...number, kind: "payload-hinge", knots: [-100, 0.1, 5000] },
  "payload-bins": { ...bins, edges: [0.1, 7, 99] },
  "payload-bins, default inside": { ...bins, edges: [1, 8, 98], default: 9 },
  "payload-bins, default in the highest": { ...bins, edges: [2, 97], default: 97 },
  curve: { kind: "curve", path: "number", default: 0.1, pieces: 3 },
  "curve, log1p": { kind: "curve", path: "positive", default: 0.1, transform: "log1p", knots: [0.1, 2, 7] },
  affinity,
  "affinity-vector": { kind: "affinity-vector", path: "eighths" },
  match: { kind: "match", path: "words" },
  boolean: { kind: "boolean", path: "flag" },
  recency: { kind: "recency", path: "date", halfLifeDays: 400.5, now: "2026-01-01T00:00:00Z" },
  "distance, gauss": { ...distance, halfDistanceKm: 5000 },
  "distance, exp": { ...distance, halfDistanceKm: 0.3, decay: "exp" },
  "distance, lin": { ...distance, halfDistanceKm: 4000.7, decay: "lin" },
  product: { kind: "product", of: [{ ...number, kind: "payload-hinge", knots: [0, 10] }, affinity] },
};

/** The columns of specifications as an experiment spells them, complete with the keys of a world. */
export function featuresOf(specs: readonly object[], { items }: Pick<World, "items">): Feature[] {
  return createFeatures(
    completeSpecs(
      specs.map((spec) => featureSpec.parse(spec)),
      items,
    ),
  );
}
