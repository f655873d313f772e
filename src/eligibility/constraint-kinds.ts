import { z } from "zod";
import type { Constraint } from "./constraint.ts";
import type { ConstraintKind } from "./constraint-kind.ts";
import { unseen } from "./unseen.ts";

/** Every kind of constraint: the one list that another kind is added to. */
const KINDS = [unseen] as const;

type SpecsOf<Kinds> = { -readonly [I in keyof Kinds]: Kinds[I] extends ConstraintKind<infer S> ? S : never };

/** How an experiment writes a constraint. */
export const constraintSpec = z.discriminatedUnion(
  "kind",
  KINDS.map(({ spec }) => spec) as SpecsOf<typeof KINDS>,
);

export type ConstraintSpec = z.output<typeof constraintSpec>;

/** Makes the constraint that a specification describes. */
export function createConstraint(given: ConstraintSpec): Constraint {
  const kind = KINDS.find(({ spec }) => spec.shape.kind.value === given.kind)!;
  return (kind.create as (spec: ConstraintSpec) => Constraint)(given);
}
