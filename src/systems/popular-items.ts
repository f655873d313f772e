import { z } from "zod";
import { positivesByItem } from "../analysis/bounds/positives-by-item.ts";
import { topItems } from "../analysis/rankings/top-items.ts";
import { inputError } from "../errors.ts";
import { systemKind } from "./system-kind.ts";
import { systemName } from "./system-name.ts";

/** The order that knows nothing of the query: what any ranking should beat. */
export const popularityKind = systemKind(
  z
    .strictObject({ kind: z.literal("popularity"), name: systemName })
    .describe(
      "The items with the most positives in the train part, the same for all: what any ranking should beat.",
    ),
  {
    prepare: ({ name }, judged) => {
      const { train, queries, eligibility } = judged;
      if (train.length === 0) {
        throw inputError(
          `systems: ${name} orders items by the interactions of the train part, and there are none: leave it out, or split by time`,
        );
      }
      const popularity = positivesByItem(judged, train);
      return ({ depths }) => ({
        name,
        kind: "popularity",
        depths: undefined,
        rank: async () => ({
          system: name,
          depth: undefined,
          rankings: queries.map((query) =>
            topItems(popularity, Math.max(...depths), eligibility.items(query).has),
          ),
        }),
      });
    },
  },
);
