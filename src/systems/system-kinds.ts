import { z } from "zod";
import { dbsf, rrf } from "./fusion-system.ts";
import { runKind } from "./imported-run.ts";
import { popularityKind } from "./popular-items.ts";
import { queryKind } from "./query-system.ts";
import type { JudgedQueries, MakeSystem, SpecProblem, SystemKind } from "./system-kind.ts";

/** Every kind of system that an experiment may add: the one list that another kind is added to. */
const KINDS = [rrf, dbsf, popularityKind, runKind, queryKind] as const;

type SpecsOf<Kinds> = { -readonly [I in keyof Kinds]: Kinds[I] extends SystemKind<infer S> ? S : never };

/** How an experiment writes a system. */
export const systemSpec = z.discriminatedUnion(
  "kind",
  KINDS.map(({ spec }) => spec) as unknown as SpecsOf<typeof KINDS>,
);

/** A further system, as an experiment declares it. */
export type SystemSpec = z.output<typeof systemSpec>;

/** What of a specification does not fit the number of retrievers. */
export function problemsOfSystem(given: SystemSpec, retrievers: number): readonly SpecProblem[] {
  return kindOf(given).problems?.(given, retrievers) ?? [];
}

/**
 * Reads and checks what a system needs before an engine is asked.
 *
 * @returns What makes the system once the collection is there.
 * @throws HarnessError `input` where what it reads does not fit the queries.
 */
export function prepareSystem(given: SystemSpec, judged: JudgedQueries): MakeSystem | Promise<MakeSystem> {
  return kindOf(given).prepare(given, judged);
}

function kindOf(given: SystemSpec): SystemKind {
  return KINDS.find(({ spec }) => spec.shape.kind.value === given.kind) as unknown as SystemKind;
}
