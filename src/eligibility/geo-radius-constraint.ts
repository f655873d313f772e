import { z } from "zod";
import { placeOf } from "../features/user-attribute.ts";
import { nameText } from "../name-schema.ts";
import { haversineDistance, readGeoPoint } from "../qdrant-rules/geo.ts";
import type { ConstraintUser } from "./constraint.ts";
import { constraintKind } from "./constraint-kind.ts";
import { pathRule } from "./path-rule.ts";

/** A degree of latitude is longer, in metres. */
const LEAST_DEGREE = 111_000;

/** Items near the user, or near a fixed place. */
export const geoRadiusConstraint = constraintKind(
  z
    .strictObject({
      kind: z.literal("geo-radius"),
      path: nameText.describe("The item's { lat, lon }: a key, or keys joined by dots."),
      attribute: nameText.optional().describe("The user's { lat, lon }."),
      center: z
        .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
        .optional()
        .describe("A fixed place instead."),
      radius: z
        .number()
        .positive()
        .max(2.1e7)
        .describe("In metres; items at exactly that distance are outside."),
    })
    .refine(({ attribute, center }) => (attribute === undefined) !== (center === undefined), {
      error: "needs a center or an attribute, one of them",
    })
    .describe("Items nearer than a distance to the user, or to a fixed place."),
  ({ path, attribute, center, radius }) => {
    const centerOf = (user: ConstraintUser) => center ?? placeOf(user, attribute!)!;
    return pathRule({
      path,
      index: "geo",
      description: `within ${radius} m of ${center === undefined ? `the user's ${attribute}` : `${center.lat}, ${center.lon}`}`,
      attributes: attribute === undefined ? [] : [attribute],
      clause: (user) => ({ geo_radius: { center: { ...centerOf(user) }, radius } }),
      passes: (user) => {
        const from = centerOf(user);
        return (value) => {
          const place = readGeoPoint(value)!;
          const isNear = Math.abs(place.lat - from.lat) * LEAST_DEGREE < radius; // for most items the answer
          return isNear && haversineDistance(from, place) < radius;
        };
      },
    });
  },
);
