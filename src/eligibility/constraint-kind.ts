import type { z } from "zod";
import type { Constraint } from "./constraint.ts";

/** How an experiment writes a constraint. */
type Spec = z.ZodObject<{ kind: z.ZodLiteral<string> }>;

/** One kind of constraint: how an experiment writes it, and what makes it of that. */
export interface ConstraintKind<S extends Spec = Spec> {
  readonly spec: S;
  readonly create: (spec: z.output<S>) => Constraint;
}

/** Says both sides of a kind in one place, and holds them to the same type. */
export function constraintKind<S extends Spec>(
  spec: S,
  create: (spec: z.output<S>) => Constraint,
): ConstraintKind<S> {
  return { spec, create };
}
