import { createFeatures } from "../../features/create-features.ts";
import type { FeatureSpec } from "../../features/feature-spec.ts";
import type { ScoreSources } from "../../features/score-sources.ts";
import type { ShapeBin } from "./shape-check.ts";

/**
 * What gives a feature another shape in the formula: bins or hinges of a payload number, hinges of a score, or for others
 * whatever their author finds.
 */
export type ShapeRemedy =
  | { readonly kind: "payload-bins"; readonly path: string }
  | { readonly kind: "score-hinge" }
  | { readonly kind: "other" };

/** A feature in the wrong shape, and the tenth of its values that is predicted worst. */
export interface MisshapenFeature extends Pick<ShapeBin, "from" | "to" | "predicted" | "observed"> {
  readonly feature: string;
  readonly remedy: ShapeRemedy;
}

/**
 * Finds what gives a feature another shape.
 *
 * @param feature The name of a column that the specifications make.
 */
export function shapeRemedy(
  feature: string,
  specs: readonly FeatureSpec[],
  sources: ScoreSources,
): ShapeRemedy {
  const spec = specs.find((spec) => createFeatures([spec], sources).some(({ name }) => name === feature))!;
  switch (spec.kind) {
    case "payload-number":
    case "payload-hinge":
      return { kind: "payload-bins", path: spec.path };
    case "prefetch-score":
    case "score-hinge":
      return { kind: "score-hinge" };
    default:
      return { kind: "other" };
  }
}
