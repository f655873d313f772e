import type { JudgedRanking } from "./judged-ranking.ts";
import type { TieGroups } from "./tie-groups.ts";

/** One number that says how good the ranking of one query is. */
export interface Measure {
  /** The printed name, which is the measure's identity: equal names are equal measures. */
  readonly name: string;
  /** What the name begins with, which measures of other cutoffs and parameters share: `P`. */
  readonly family: string;
  /** Only the first `cutoff` ranks matter; undefined where the whole ranking does. */
  readonly cutoff?: number;
  /** From how high a grade an item is relevant; undefined where no grade decides that. */
  readonly level?: number;
  /** The highest grade that it can be computed of; undefined where there is no such limit. */
  readonly greatestGrade?: number;
  /** Which way is better. */
  readonly direction: "higher" | "lower";
  /** The least and the greatest value that a query can have. */
  readonly range: readonly [number, number];
  /** The value for one query. */
  readonly score: (query: JudgedRanking) => number;
  /** The mean over all orders of the items that share a score, where it has a closed form. */
  readonly expected?: (query: JudgedRanking, ties: TieGroups) => number;
}

/** From how high a grade an item counts as relevant, unless a measure's name says otherwise (`rel=2`). */
export const defaultLevel = 1;

/**
 * The least grade that is relevant at a level. At the default, 1, every grade above 0 is, so that half a star is relevant
 * where its dataset says so; of whole grades these are the same.
 *
 * @example leastRelevantGrade(2) // 2; leastRelevantGrade(1) // 5e-324, the least number above 0
 */
export function leastRelevantGrade(level: number): number {
  return level === defaultLevel ? Number.MIN_VALUE : level;
}

/**
 * Prints a name as ir_measures does; a parameter that is undefined is left out.
 *
 * @example measureName("P", { rel: 2 }, 10) // "P(rel=2)@10"
 */
export function measureName(
  family: string,
  parameters: { readonly [key: string]: number | string | undefined },
  cutoff?: number,
): string {
  const given = Object.entries(parameters).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${typeof value === "string" ? `'${value}'` : value}`],
  );
  const brackets = given.length === 0 ? "" : `(${given.join(",")})`;
  return `${family}${brackets}${cutoff === undefined ? "" : `@${cutoff}`}`;
}

/**
 * The parts that every measure with grades from 0 to 1 has in common: its printed name, its cutoff, its level, and that
 * more is better.
 *
 * @param level From how high a grade an item is relevant; printed unless it is the default of 1.
 */
export function unitMeasure(
  family: string,
  { level, ...parameters }: { readonly level?: number; readonly [key: string]: number | string | undefined },
  cutoff?: number,
): Pick<Measure, "name" | "family" | "cutoff" | "level" | "direction" | "range"> {
  const rel = level === defaultLevel ? undefined : level;
  return {
    name: measureName(family, { ...parameters, rel }, cutoff),
    family,
    ...(cutoff === undefined ? {} : { cutoff }),
    ...(level === undefined ? {} : { level }),
    direction: "higher",
    range: [0, 1],
  };
}
