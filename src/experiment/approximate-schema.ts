import { z } from "zod";

const rescore = z
  .array(z.union([z.literal(false), z.number().min(1).max(100)]))
  .min(1)
  .max(20)
  .default([false, 1])
  .describe(
    "How often to take the depth by quantized scores and score those by the full vectors; false keeps the quantized scores.",
  );

const quantization = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("scalar").describe("A byte a number."), rescore }),
    z.strictObject({ kind: z.literal("binary").describe("A bit a number."), rescore }),
    z.strictObject({
      kind: z.literal("product").describe("Codes of pieces of the vector."),
      compression: z.enum(["x4", "x8", "x16", "x32", "x64"]).default("x16"),
      rescore,
    }),
  ])
  .describe("A smaller copy of the vectors, which the search reads.");

const build = z.strictObject({
  m: z.int().min(2).max(256).default(16).describe("Links of each item in the HNSW graph."),
  efConstruct: z
    .int()
    .min(4)
    .max(10_000)
    .default(100)
    .describe("Neighbours that are looked at to place an item."),
  ef: z
    .array(z.int().min(1).max(1_000_000))
    .min(1)
    .max(20)
    .describe("Neighbours that a search looks at; Qdrant looks at no fewer than are fetched."),
  quantization: quantization.optional(),
});

/** The part of an experiment that says which approximate searches to try beside the exact one. */
export const approximateSchema = z
  .strictObject({
    builds: z.array(build).min(1).max(20).describe("The indexes to build, each in a collection of its own."),
  })
  .describe("Approximate searches to compare with the exact one, at all depths.");

/** How an HNSW graph is built, whether vectors are quantized, and how both are searched. */
export type ApproximateBuild = z.output<typeof build>;

/**
 * The settings that change nothing: a search for M items looks at no fewer than M, whatever its ef.
 *
 * @param shallowest The smallest depth.
 * @returns The place of each in the experiment, and why it has no effect.
 */
export function settingsWithoutEffect(
  builds: readonly ApproximateBuild[],
  shallowest: number,
): { readonly path: readonly (string | number)[]; readonly message: string }[] {
  return builds.flatMap(({ ef }, i) =>
    ef.flatMap((value, j) =>
      value < shallowest
        ? [
            {
              path: ["approximate", "builds", i, "ef", j],
              message: `has no effect below the smallest depth (${shallowest}), got ${value}: a search looks at no fewer items than it fetches`,
            },
          ]
        : [],
    ),
  );
}
