import { withKnots } from "./curve.ts";
import type { FeatureItem } from "./feature.ts";
import type { FeatureSpec } from "./feature-spec.ts";
import { keysOfMaps } from "./keys-of-maps.ts";
import { splitPath } from "./payload-path.ts";

/**
 * Fills in what an experiment leaves to the data: the keys of affinity vectors, all that the items' maps have, sorted, and
 * the knots of curves.
 * Specifications so completed describe their features without the dataset.
 */
export function completeSpecs(specs: readonly FeatureSpec[], items: readonly FeatureItem[]): FeatureSpec[] {
  const complete = <Spec extends FeatureSpec>(spec: Spec): Spec => {
    if (spec.kind === "product") {
      const [a, b] = spec.of;
      return { ...spec, of: [complete(a), complete(b)] };
    }
    if (spec.kind === "curve") return { ...spec, ...withKnots(spec, items) };
    if (spec.kind !== "affinity-vector" || spec.keys !== undefined) return spec;
    const keys = keysOfMaps(items, splitPath(spec.path));
    return keys.length === 0 ? spec : { ...spec, keys };
  };
  return specs.map(complete);
}
