import type { Schemas } from "@qdrant/js-client-rest";
import type { Affinities, Attributes, Payload } from "../domain.ts";
import type { Column } from "./column.ts";

/** A node of a Qdrant formula, as REST takes it. */
export type Expression = Schemas["Expression"];

/** What a feature may know of the user behind a query. */
export interface FeatureUser {
  readonly affinities: Affinities;
  readonly attributes?: Attributes;
}

/** What a feature may know of an item. */
export interface FeatureItem {
  readonly payload: Payload;
}

/** What each retriever, and then each fusion of them, scores an item: `$score[0]`, `$score[1]`, … */
export type PrefetchScores = ArrayLike<number>;

/** A payload path that a formula reads. */
export interface PayloadPath {
  /** In Qdrant's JSON path syntax: `year`, `topics."sci-fi & fantasy"`. */
  readonly path: string;
  /** The nested keys that the path spells. */
  readonly keys: readonly string[];
  /** The payload index that the path needs: Qdrant sees there the values that the index holds, and no others. */
  readonly index: "float" | "integer" | "keyword" | "bool" | "datetime" | "geo";
  /**
   * `variable`: the one number there, or the default where there is none. `guarded`: the one value there, or 0 where
   * there is nothing. `condition`: whether any value there passes. Only a condition can never make a query fail.
   */
  readonly access: "variable" | "guarded" | "condition";
  /** Stands in for the number of an item that has none; of variables only. */
  readonly default?: number;
  /** Whether a number can be computed with: `log1p` cannot take -1. Without it any number can. */
  readonly accepts?: (number: number) => boolean;
}

/** A further named vector of the items, which a nested prefetch scores all candidates by. */
export interface ScoreVector {
  /** Of the vector in the collection. */
  readonly name: string;
  /** Of the user's affinities that the items' vectors are multiplied with. */
  readonly affinity: string;
  /** What the numbers of both mean, in their order. */
  readonly keys: readonly string[];
  ofItem(item: FeatureItem): Float32Array;
  ofUser(user: FeatureUser): Float32Array;
}

/** The variable that holds the score of a further prefetch: `$score[1]`. */
export type ScoreVariable = (vector: ScoreVector) => string;

/**
 * One column of the regression, with three faces that must not drift apart: the number (`value`), the Qdrant
 * expression that computes the same number in the engine (`expression`), and what both read (`paths`, and `vectors`
 * where the number is the score of a further prefetch). Constants inside an expression are 32-bit in Qdrant, so `value`
 * rounds them the same way.
 */
export interface Feature {
  /** Names the column in reports and models; unique in an experiment. */
  readonly name: string;

  /** The feature's value, in 64-bit, as Qdrant computes it. */
  value(user: FeatureUser, item: FeatureItem, scores: PrefetchScores): number;

  /** The same values over many items, where they can be had for less than one by one; see `columnOver`. */
  column?(items: readonly FeatureItem[]): Column;

  /** The Qdrant expression with this user's constants folded in, or undefined where it is 0 for every item. */
  expression(user: FeatureUser, scoreOf: ScoreVariable): Expression | undefined;

  /** The payload paths that the expression may read for these users. */
  paths(users: readonly FeatureUser[]): readonly PayloadPath[];

  /** The further vectors whose scores the expression reads. */
  readonly vectors?: readonly ScoreVector[];
}
