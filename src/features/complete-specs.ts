import { isObject } from "../qdrant-rules/json-object.ts";
import type { FeatureItem } from "./feature.ts";
import type { FeatureSpec } from "./feature-spec.ts";
import { payloadValue, splitPath } from "./payload-path.ts";

/**
 * Fills in what an experiment leaves to the data: the keys of affinity vectors, all that the items' maps have, sorted.
 * Specifications so completed describe their features without the dataset.
 */
export function completeSpecs(specs: readonly FeatureSpec[], items: readonly FeatureItem[]): FeatureSpec[] {
  const complete = <Spec extends FeatureSpec>(spec: Spec): Spec => {
    if (spec.kind === "product") {
      const [a, b] = spec.of;
      return { ...spec, of: [complete(a), complete(b)] };
    }
    if (spec.kind !== "affinity-vector" || spec.keys !== undefined) return spec;
    const keys = keysOfMaps(items, splitPath(spec.path));
    return keys.length === 0 ? spec : { ...spec, keys };
  };
  return specs.map(complete);
}

function keysOfMaps(items: readonly FeatureItem[], path: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const { payload } of items) {
    const map = payloadValue(payload, path);
    if (isObject(map)) for (const key of Object.keys(map)) keys.add(key);
  }
  return [...keys].sort();
}
