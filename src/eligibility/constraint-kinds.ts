import { z } from "zod";
import { booleanConstraint } from "./boolean-constraint.ts";
import type { Constraint } from "./constraint.ts";
import type { ConstraintKind } from "./constraint-kind.ts";
import { filterConstraint } from "./filter-constraint.ts";
import { geoRadiusConstraint } from "./geo-radius-constraint.ts";
import { keywordConstraint } from "./keyword-constraint.ts";
import { rangeConstraint } from "./range-constraint.ts";
import { unseenConstraint } from "./unseen-constraint.ts";

/** Every kind of constraint: the one list that another kind is added to. */
const KINDS = [
  unseenConstraint,
  keywordConstraint,
  rangeConstraint,
  booleanConstraint,
  geoRadiusConstraint,
  filterConstraint,
] as const;

type SpecsOf<Kinds> = { -readonly [I in keyof Kinds]: Kinds[I] extends ConstraintKind<infer S> ? S : never };

/** How an experiment writes a constraint. */
export const constraintSpec = z.discriminatedUnion(
  "kind",
  KINDS.map(({ spec }) => spec) as SpecsOf<typeof KINDS>,
);

export type ConstraintSpec = z.output<typeof constraintSpec>;

/**
 * Makes the constraint that a specification describes.
 *
 * @throws HarnessError `input` for one that no data could satisfy, such as a filter that Qdrant would refuse.
 */
export function createConstraint(given: ConstraintSpec): Constraint {
  const kind = KINDS.find(({ spec }) => spec.shape.kind.value === given.kind)!;
  return (kind.create as (spec: ConstraintSpec) => Constraint)(given);
}
