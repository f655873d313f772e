import { z } from "zod";

const k = z
  .int()
  .min(1)
  .max(1_000_000)
  .describe("How little the first ranks count more; Qdrant's 2 by default.");

const weights = z
  .array(z.number().min(0).max(1e6))
  .min(1)
  .describe("What each retriever's ranks count, in their order; 1 by default.");

/** How a fusion by ranks is written. */
export const rrfFields = { k: k.optional(), weights: weights.optional() };

const CHOSEN = "several to choose from by the training queries";

/** How a fusion by ranks is written where the best of several is to be chosen. */
export const rrfGridFields = {
  k: z.union([k, z.array(k).min(1).max(20).describe(CHOSEN)]).optional(),
  weights: z.union([weights, z.array(weights).min(1).max(50).describe(CHOSEN)]).optional(),
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

/** A fusion as an experiment writes it: with one k and one list of weights, or with several to choose from. */
export type FusionGrid =
  | {
      readonly kind: "rrf";
      readonly k?: number | readonly number[] | undefined;
      readonly weights?: readonly number[] | readonly (readonly number[])[] | undefined;
    }
  | { readonly kind: "dbsf" };

/** Every fusion of a grid. */
export function fusionsOf(grid: FusionGrid): [Fusion, ...Fusion[]] {
  if (grid.kind === "dbsf") return [{ kind: "dbsf" }];
  const lists = grid.weights as readonly (number | readonly number[])[] | undefined;
  const isGrid = lists?.some((one) => typeof one === "object");
  const weights = (isGrid ? lists : [lists]) as readonly (readonly number[] | undefined)[];
  const [first, ...others] = [grid.k]
    .flat()
    .flatMap((k) => weights.map((one): Fusion => ({ kind: "rrf", k, weights: one })));
  return [first!, ...others];
}
