import { affinity, affinityName } from "./affinity.ts";
import type { FeatureUser } from "./feature.ts";
import type { FeatureSpec } from "./feature-spec.ts";

/** An affinity over more keys takes as many payload indexes, and as many terms of the formula, as it has keys. */
export const MOST_AFFINITY_KEYS = 200;

/** An affinity over very many keys. */
export interface WideAffinity {
  /** As it is called in an experiment, and as a vector: `affinity(topics)` and `affinity-vector(topics)`. */
  readonly feature: string;
  readonly asVector: string;
  /** Of the payload map. */
  readonly path: string;
  /** How many keys any user has an affinity for. */
  readonly keys: number;
}

/** The affinities among features, and their products, that read more than `MOST_AFFINITY_KEYS` keys; each once. */
export function wideAffinities(specs: readonly FeatureSpec[], users: readonly FeatureUser[]): WideAffinity[] {
  const wide = new Map<string, WideAffinity>();
  for (const spec of specs.flatMap((each) => (each.kind === "product" ? each.of : [each]))) {
    if (spec.kind !== "affinity") continue;
    const { path, affinity: name = path } = spec;
    const feature = affinityName("affinity", path, name);
    if (wide.has(feature)) continue;
    const keys = affinity(spec).paths(users).length;
    const asVector = affinityName("affinity-vector", path, name);
    if (keys > MOST_AFFINITY_KEYS) wide.set(feature, { feature, asVector, path, keys });
  }
  return [...wide.values()];
}

/** The features, where each of the wide affinities is an `affinity-vector`: the same number, from a further vector. */
export function asVectors(specs: readonly FeatureSpec[], wide: readonly WideAffinity[]): FeatureSpec[] {
  type Factor = Exclude<FeatureSpec, { kind: "product" }>;
  const replace = (spec: Factor): Factor => {
    if (spec.kind !== "affinity") return spec;
    const { path, affinity: name = path } = spec;
    const isWide = wide.some(({ feature }) => feature === affinityName("affinity", path, name));
    return isWide ? { ...spec, kind: "affinity-vector" } : spec;
  };
  return specs.map((spec) =>
    spec.kind === "product" ? { ...spec, of: [replace(spec.of[0]), replace(spec.of[1])] } : replace(spec),
  );
}
