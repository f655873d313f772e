import { z } from "zod";
import type { Json } from "../domain.ts";
import { numberOf } from "../features/user-attribute.ts";
import { nameText } from "../name-schema.ts";
import { parseDatetime } from "../qdrant-rules/datetime.ts";
import { FLOAT_INDEX } from "../qdrant-rules/float-index.ts";
import { isInRange } from "../qdrant-rules/is-in-range.ts";
import type { ConstraintUser } from "./constraint.ts";
import { constraintKind } from "./constraint-kind.ts";
import { pathRule } from "./path-rule.ts";

const bound = z.union([
  z.number(),
  z.iso.datetime({ offset: true }),
  z.strictObject({ $attribute: nameText.describe("The user's number.") }),
]);

const SIDES = ["gt", "gte", "lt", "lte"] as const;

const SIGNS = { gt: ">", gte: ">=", lt: "<", lte: "<=" };

/** Items with a number, or a date, within bounds: prices, ages, what is available until a day. */
export const rangeConstraint = constraintKind(
  z
    .strictObject({
      kind: z.literal("range"),
      path: nameText.describe("The item's number or date: a key, or keys joined by dots."),
      gt: bound.optional().describe("More than this: a number, a date in RFC 3339, or a user's attribute."),
      gte: bound.optional().describe("At least this."),
      lt: bound.optional().describe("Less than this."),
      lte: bound.optional().describe("At most this."),
    })
    .refine((spec) => SIDES.some((side) => spec[side] !== undefined), {
      error: "has no bound; give it gt, gte, lt or lte",
    })
    .refine((spec) => new Set(SIDES.flatMap((side) => typeOf(spec[side]))).size < 2, {
      error: "has bounds of numbers and dates; give it one sort, and users' attributes are numbers",
    })
    .describe("Items with a number or a date within bounds, which may be attributes of the user."),
  ({ path, kind: _, ...bounds }) => {
    const given = SIDES.flatMap((side) =>
      bounds[side] === undefined ? [] : [[side, bounds[side]] as const],
    );
    const areDates = given.some(([, value]) => typeof value === "string");
    const boundsOf = (user: ConstraintUser) =>
      given.map(
        ([side, value]) =>
          [side, typeof value === "object" ? numberOf(user, value.$attribute)! : value] as const,
      );
    const onScale = (value: Json) => (areDates ? parseDatetime(value as string)! : (value as number));
    const describeBound = ([side, value]: (typeof given)[number]) =>
      `${SIGNS[side]} ${typeof value === "object" ? `the user's ${value.$attribute}` : value}`;
    return pathRule({
      path,
      description: given.map(describeBound).join(" and "),
      index: areDates ? "datetime" : FLOAT_INDEX,
      attributes: given.flatMap(([, value]) => (typeof value === "object" ? [value.$attribute] : [])),
      clause: (user) => ({ range: Object.fromEntries(boundsOf(user)) }),
      passes: (user) => {
        const numbers = Object.fromEntries(boundsOf(user).map(([side, value]) => [side, onScale(value)]));
        return (value) => isInRange(numbers, onScale(value));
      },
    });
  },
);

function typeOf(value: z.output<typeof bound> | undefined): string[] {
  if (value === undefined) return [];
  return [typeof value === "string" ? "date" : "number"];
}
