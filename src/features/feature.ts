import type { Schemas } from "@qdrant/js-client-rest";
import type { Affinities, Json, Payload } from "../domain.ts";

/** A node of a Qdrant formula, as REST takes it. */
export type Expression = Schemas["Expression"];

/** What a feature may know of the user behind a query. */
export interface FeatureUser {
  readonly affinities: Affinities;
}

/** What a feature may know of an item. */
export interface FeatureItem {
  readonly payload: Payload;
}

/** A payload path that a formula reads, with the value that stands in where an item has none. */
export interface PayloadVariable {
  /** In Qdrant's JSON path syntax: `year`, `topics."sci-fi & fantasy"`. */
  readonly path: string;
  readonly default: number;
}

/**
 * One column of the regression, with three faces that must not drift apart: the number (`value`), the Qdrant
 * expression that computes the same number in the engine (`expression`), and the payload that both read
 * (`variables`). Constants inside an expression are 32-bit in Qdrant, so `value` rounds them the same way.
 */
export interface Feature {
  /** Names the column in reports and models; unique in an experiment. */
  readonly name: string;

  /** The feature's value, in 64-bit, as Qdrant computes it. */
  value(user: FeatureUser, item: FeatureItem, prefetchScore: number): number;

  /** The Qdrant expression with this user's constants folded in, or undefined where it is 0 for every item. */
  expression(user: FeatureUser): Expression | undefined;

  /** The payload variables that the expression may read for these users. */
  variables(users: readonly FeatureUser[]): readonly PayloadVariable[];
}

/** The number at one key of a payload map, or the default where Qdrant would take it: nothing there, or null or [] behind an index. */
export function numberOr(value: Json | undefined, fallback: number): number {
  if (typeof value === "number") return value;
  if (Array.isArray(value) && value.length === 1 && typeof value[0] === "number") return value[0];
  return fallback;
}
