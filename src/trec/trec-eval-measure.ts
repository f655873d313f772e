import { defaultLevel } from "../metrics/measure.ts";

/** How trec_eval is asked for a measure, and how it prints it. */
export interface TrecEvalMeasure {
  /** For `-m`, as is or followed by a dot and cutoffs. */
  readonly family: string;
  readonly cutoff: number | undefined;
  /** For `-l`: from how high a grade an item is relevant. */
  readonly level: number;
  /** The first column of its output. */
  readonly printed: string;
}

/** Families with a cutoff, and the same without one, by our name. */
const withCutoff: { readonly [family: string]: string } = {
  P: "P",
  R: "recall",
  R_cap: "relative_P",
  nDCG: "ndcg_cut",
  AP: "map_cut",
  Success: "success",
};
const withoutCutoff: { readonly [family: string]: string } = {
  nDCG: "ndcg",
  AP: "map",
  RR: "recip_rank",
  Rprec: "Rprec",
  Bpref: "bpref",
  SetP: "set_P",
  SetR: "set_recall",
  SetF: "set_F",
};

/**
 * What trec_eval calls a measure of ours.
 *
 * @param name The printed name of a measure.
 * @returns undefined for a measure that trec_eval does not have, or not with these parameters.
 * @example trecEvalMeasure("P(rel=2)@10") // { family: "P", cutoff: 10, level: 2, printed: "P_10" }
 */
export function trecEvalMeasure(name: string): TrecEvalMeasure | undefined {
  const [, ours = "", rel, digits] = /^(\w+)(?:\(rel=(\d+)\))?(?:@(\d+))?$/.exec(name) ?? [];
  const family = (digits === undefined ? withoutCutoff : withCutoff)[ours];
  if (family === undefined) return undefined;
  return {
    family,
    cutoff: digits === undefined ? undefined : Number(digits),
    level: rel === undefined ? defaultLevel : Number(rel),
    printed: digits === undefined ? family : `${family}_${digits}`,
  };
}
