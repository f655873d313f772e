import type { z } from "zod";
import type { Dataset, Split } from "../domain.ts";
import type { Eligibility } from "../eligibility/eligibility.ts";
import type { FusionInputs } from "./fusion-system.ts";
import type { System } from "./system.ts";

/** How an experiment writes a system. */
type Spec = z.ZodObject<{ kind: z.ZodLiteral<string>; name: z.ZodType<string> }>;

/** The queries that a system is judged on, what it could answer, and what it may learn from. */
export type JudgedQueries = Pick<Dataset, "users" | "items" | "interactions" | "positiveFrom"> &
  Pick<Split, "queries" | "train"> & { readonly eligibility: Pick<Eligibility, "items"> };

/** What a system ranks with, once the collection is there. */
export interface SystemInputs extends FusionInputs {
  readonly depths: readonly number[];
}

/** Makes a system of what it ranks with. */
export type MakeSystem = (inputs: SystemInputs) => System;

/** What is wrong with a specification: the key, and what. */
export interface SpecProblem {
  readonly key: string;
  readonly message: string;
}

/** One kind of system: how an experiment writes it, and what makes it of that. */
export interface SystemKind<S extends Spec = Spec> {
  readonly spec: S;
  /** What does not fit the number of retrievers. */
  readonly problems?: (spec: z.output<S>, retrievers: number) => readonly SpecProblem[];
  /** Reads and checks what can be before an engine is asked. */
  readonly prepare: (spec: z.output<S>, judged: JudgedQueries) => MakeSystem | Promise<MakeSystem>;
}

/** Says all sides of a kind in one place, and holds them to the same type. */
export function systemKind<S extends Spec>(spec: S, sides: Omit<SystemKind<S>, "spec">): SystemKind<S> {
  return { spec, ...sides };
}
