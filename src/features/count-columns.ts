import type { FeatureSpec } from "./feature-spec.ts";

/**
 * How many columns of the regression a feature makes.
 *
 * @example { kind: "payload-bins", path: "year", edges: [1980, 1990] } // 2
 */
export function countColumns(spec: FeatureSpec): number {
  switch (spec.kind) {
    case "product":
      return countColumns(spec.of[0]) * countColumns(spec.of[1]);
    case "payload-bins":
      return spec.edges.length;
    case "payload-hinge":
    case "score-hinge":
      return spec.knots.length;
    case "curve":
      return spec.knots === undefined ? spec.pieces : spec.knots.length - 1;
    default:
      return 1;
  }
}
