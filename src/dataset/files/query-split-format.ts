import { z } from "zod";
import type { QueryShares } from "../split-by-query.ts";

/** A split of queries by a hash of their ids: into parts of such shares, or into so many folds. */
export type QuerySplit = { readonly by: "query" } & (QueryShares | { readonly folds: number });

/** Each query is wholly in one part or fold, which a hash of its id decides. */
export const byQuery = z
  .strictObject({
    by: z
      .literal("query")
      .describe("Each query is wholly in one part, or one fold, which a hash of its id decides."),
    train: z.number().gt(0).lt(1).optional().describe("Share of the queries to learn from."),
    tune: z.number().min(0).lt(1).optional().describe("Share of those that settings are chosen on."),
    folds: z
      .int()
      .min(2)
      .max(100)
      .optional()
      .describe("How many folds, each of which is judged by a model that has learned from the others."),
  })
  .transform(({ by, train, tune, folds }, { addIssue }): QuerySplit => {
    const refuse = (message: string): never => {
      addIssue(message);
      return z.NEVER;
    };
    if (folds !== undefined && train === undefined && tune === undefined) return { by, folds };
    if (folds !== undefined || train === undefined) {
      return refuse("must have train, a share of the queries, with or without tune, or else folds");
    }
    if (train + (tune ?? 0) >= 1)
      return refuse("must leave something to the test: train + tune must be below 1");
    return { by, train, tune: tune ?? 0 };
  });

/** Each query says itself in which fold it is. */
export const byFold = z.strictObject({
  by: z.literal("fold").describe("Each query says in `fold` where it belongs, by a number or a name."),
});
