import { z } from "zod";

/** How a fusion by ranks is written: as a system, or as a feature. */
export const rrfFields = {
  k: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe("How little the first ranks count more; Qdrant's 2 by default."),
  weights: z
    .array(z.number().min(0).max(1e6))
    .min(1)
    .optional()
    .describe("What each retriever's ranks count, in their order; 1 by default."),
};

/**
 * Lists of several retrievers as one. By ranks, each item scores Σ 1 / ((position + 1) / weight + k - 1), positions from 0;
 * by distributions, each list's scores are scaled so that mean ± 3 standard deviations become 1 and 0, and added.
 */
export type Fusion =
  | {
      readonly kind: "rrf";
      readonly k?: number | undefined;
      readonly weights?: readonly number[] | undefined;
    }
  | { readonly kind: "dbsf" };

/** A fusion as a query of Qdrant. */
export function fusionQuery(
  fusion: Fusion,
): { fusion: "rrf" | "dbsf" } | { rrf: { k?: number; weights?: number[] } } {
  if (fusion.kind === "dbsf") return { fusion: "dbsf" };
  const { k, weights } = fusion;
  if (k === undefined && weights === undefined) return { fusion: "rrf" };
  return { rrf: { ...(k !== undefined && { k }), ...(weights !== undefined && { weights: [...weights] }) } };
}

/**
 * How a fusion is called: `rrf`, `rrf k=61`, `rrf weights=1:3`, `dbsf`.
 */
export function fusionName(fusion: Fusion): string {
  if (fusion.kind === "dbsf") return "dbsf";
  const { k, weights } = fusion;
  return [
    "rrf",
    ...(k === undefined ? [] : [`k=${k}`]),
    ...(weights === undefined ? [] : [`weights=${weights.join(":")}`]),
  ].join(" ");
}

/** The least minor version of Qdrant 1 that computes a fusion. */
export function leastMinorVersion(fusion: Fusion): number {
  if (fusion.kind === "dbsf") return 0;
  return fusion.weights !== undefined ? 17 : fusion.k !== undefined ? 16 : 0;
}
