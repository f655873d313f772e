import { z } from "zod";
import { show } from "../../read-json.ts";
import type { Moments } from "../split-at-moments.ts";
import type { TimeShares } from "../split-by-time.ts";
import { readMoment } from "./fields.ts";
import { byLast } from "./last-split-format.ts";
import { byFold, byQuery } from "./query-split-format.ts";

const byPart = z.strictObject({
  by: z.literal("part").describe("Each interaction says in `part` where it belongs: train, tune or test."),
});

const moment = z
  .unknown()
  .refine((value) => readMoment(value) !== undefined, {
    error: ({ input }) => `must be Unix seconds or a date such as 2026-01-31T12:00:00Z, got ${show(input)}`,
  })
  .transform((value) => readMoment(value)!);

/** A split by the interactions' `time`: by shares of each user's interactions, or at the same moments for all. */
export type TimeSplit = { readonly by: "time" } & (TimeShares | Moments);

const byTime = z
  .strictObject({
    by: z.literal("time").describe("Interactions are cut by their `time`."),
    train: z
      .number()
      .gt(0)
      .lt(1)
      .optional()
      .describe("Share of each user's first interactions to learn from."),
    tune: z
      .number()
      .min(0)
      .lt(1)
      .optional()
      .describe("Share of those after them, for tune; the rest is for the test."),
    tuneFrom: moment
      .optional()
      .describe("The tune part of all users begins here; by default where the test does."),
    testFrom: moment.optional().describe("The test of all users begins here: Unix seconds or a date."),
  })
  .transform(({ by, train, tune, tuneFrom, testFrom }, { addIssue }): TimeSplit => {
    const refuse = (message: string): never => {
      addIssue(message);
      return z.NEVER;
    };
    const atMoments = tuneFrom !== undefined || testFrom !== undefined;
    if (atMoments && (train !== undefined || tune !== undefined)) {
      return refuse("must have either shares, train and tune, or moments, tuneFrom and testFrom");
    }
    if (testFrom !== undefined) {
      if (tuneFrom !== undefined && tuneFrom > testFrom)
        return refuse("must have a tuneFrom before its testFrom");
      return { by, tuneFrom: tuneFrom ?? testFrom, testFrom };
    }
    if (train === undefined || tune === undefined) {
      return refuse(
        "must have train and tune, shares of each user's interactions, or testFrom, a moment for all users",
      );
    }
    if (train + tune >= 1) return refuse("must leave something to the test: train + tune must be below 1");
    return { by, train, tune };
  });

/** How interactions are cut into train, tune and test, or queries into parts or folds. */
export const splitFormat = z
  .discriminatedUnion("by", [byPart, byTime, byLast, byQuery, byFold])
  .describe("How interactions are cut into train, tune, test, or queries into parts or folds.");

/** How a dataset is cut. */
export type SplitRule = z.output<typeof splitFormat>;
