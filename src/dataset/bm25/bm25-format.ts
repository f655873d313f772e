import { z } from "zod";
import { nameText } from "../../name-schema.ts";

/** How a manifest declares vectors that are made of texts: BM25, without a service that embeds. */
export const bm25Space = z.strictObject({
  kind: z
    .literal("bm25")
    .describe(
      "Sparse vectors that are computed here from texts, as Qdrant's own qdrant/bm25 does; a query's from its `text`.",
    ),
  fields: z
    .array(nameText)
    .min(1)
    .default(["title", "text"])
    .describe("Where an item's texts are: payload keys, or its title."),
  language: z
    .enum(["english", "none"])
    .default("english")
    .describe("Whose stop words are left out, and whose words are stemmed; none does neither."),
  k: z.number().min(0).max(100).default(1.2).describe("How much further occurrences of a word count."),
  b: z
    .number()
    .min(0)
    .max(1)
    .default(0.75)
    .describe("How much long texts are discounted: 0 not at all, 1 fully."),
  averageLength: z
    .number()
    .gt(0)
    .optional()
    .describe(
      "The average length of a text in words that are counted; measured by default, where Qdrant assumes 256.",
    ),
});

/** Validated settings, every default filled in. */
export type Bm25Settings = Omit<z.output<typeof bm25Space>, "kind">;
