import { z } from "zod";
import type { VectorSpace } from "../../domain.ts";
import { nameText } from "../../name-schema.ts";
import { bm25Space } from "../bm25/bm25-format.ts";

/** How long a dense vector may be in Qdrant. */
export const vectorLength = z.int().min(1).max(65536);

const vectorSpace = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("dense").describe("Every number is given: [0.12, …]."),
    dimensions: vectorLength.describe("Length of every vector of this name."),
    distance: z
      .enum(["Cosine", "Dot"])
      .optional()
      .describe("How they are compared; by default as the experiment says of all dense vectors."),
  }),
  z.strictObject({
    kind: z
      .literal("sparse")
      .describe('Only numbers that are not 0 are given: { "indices": [17, …], "values": [0.8, …] }.'),
    modifier: z
      .literal("idf")
      .optional()
      .describe(
        "Qdrant multiplies each number of a query by the inverse document frequency of its index; without it both sides hold their weights.",
      ),
  }),
  bm25Space,
]);

/** The vectors with names of a manifest: what each of them is. */
export const namedVectors = z
  .record(nameText, vectorSpace)
  .describe("The vectors with names that items and users may have, dense or sparse.");

/** The spaces that a manifest declares, in its order. */
export function vectorSpaces(declared: z.output<typeof namedVectors> = {}): VectorSpace[] {
  return Object.entries(declared).map(([name, space]): VectorSpace => {
    if (space.kind === "dense") return { name, ...space };
    const sparse = { name, kind: "sparse", dimensions: undefined } as const;
    if (space.kind === "sparse") return { ...sparse, modifier: space.modifier };
    const { kind: _, ...bm25 } = space;
    return { ...sparse, modifier: "idf", bm25 };
  });
}
