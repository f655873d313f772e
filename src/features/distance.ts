import { z } from "zod";
import { nameText } from "../name-schema.ts";
import { createDecay } from "../qdrant-rules/decay.ts";
import { haversineDistance, readGeoPoint } from "../qdrant-rules/geo.ts";
import type { Feature } from "./feature.ts";
import { guarded } from "./guarded.ts";
import { payloadPath, payloadValue, splitPath } from "./payload-path.ts";
import { placeOf } from "./user-attribute.ts";
import { visibleValues } from "./visible-values.ts";

export const distanceSpec = z.strictObject({
  kind: z
    .literal("distance")
    .describe(
      "How near the item is: 1 at the user's place, ½ at a given distance, 0 for an item without a place.",
    ),
  path: nameText.describe("The item's { lat, lon }: a key, or keys joined by dots."),
  attribute: nameText.describe("The user's { lat, lon }."),
  halfDistanceKm: z.number().min(1e-3).max(1e5).describe("At how many kilometres an item counts half."),
  decay: z
    .enum(["gauss", "exp", "lin"])
    .default("gauss")
    .describe("The curve: flat near the user (gauss), steep (exp), or straight down to 0 (lin)."),
});

/**
 * A decay of the great-circle distance d between the user and the item, ½ at the given distance h: 2^(-(d/h)²) for
 * `gauss`, 2^(-d/h) for `exp`, max(0, 1 - d/2h) for `lin`; 0 where either has no place.
 *
 * @returns in [0, 1].
 */
export function distance({
  path: spelled,
  attribute,
  halfDistanceKm,
  decay: kind,
}: z.output<typeof distanceSpec>): Feature {
  const keys = splitPath(spelled);
  const path = payloadPath(...keys);
  const scale = Math.fround(halfDistanceKm * 1000);
  const decay = createDecay(kind, scale, 0.5);
  return {
    name: `distance(${spelled}, ${attribute}, ${halfDistanceKm} km)`,
    value(user, item) {
      const origin = placeOf(user, attribute);
      const [place] = visibleValues(payloadValue(item.payload, keys), "geo");
      if (origin === undefined || place === undefined) return 0;
      return decay(haversineDistance(origin, readGeoPoint(place)!), 0);
    },
    expression(user) {
      const origin = placeOf(user, attribute);
      if (origin === undefined) return undefined;
      const parameters = { x: { geo_distance: { origin: { ...origin }, to: path } }, scale, midpoint: 0.5 };
      switch (kind) {
        case "gauss":
          return guarded(path, { gauss_decay: parameters });
        case "exp":
          return guarded(path, { exp_decay: parameters });
        case "lin":
          return guarded(path, { lin_decay: parameters });
      }
    },
    paths: () => [{ path, keys, index: "geo", access: "guarded" }],
  };
}
