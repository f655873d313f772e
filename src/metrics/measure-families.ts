import { averagePrecision } from "./average-precision.ts";
import { bpref } from "./bpref.ts";
import { cappedRecall } from "./capped-recall.ts";
import { expectedReciprocalRank } from "./expected-reciprocal-rank.ts";
import { judged } from "./judged.ts";
import type { Measure } from "./measure.ts";
import { exponentialNdcg, ndcg } from "./ndcg.ts";
import { precision } from "./precision.ts";
import { rPrecision } from "./r-precision.ts";
import { rankBiasedPrecision } from "./rank-biased-precision.ts";
import { recall } from "./recall.ts";
import { reciprocalRank } from "./reciprocal-rank.ts";
import { setF } from "./set-f.ts";
import { setPrecision } from "./set-precision.ts";
import { setRecall } from "./set-recall.ts";
import { success } from "./success.ts";

/** What may be in the brackets of a measure's name, as a test and in words. */
export const parameters = {
  rel: { accepts: (text: string) => /^0*[1-9]\d{0,8}$/.test(text), meaning: "a whole number of at least 1" },
  p: {
    accepts: (text: string) => /^0?\.\d+$/.test(text) && Number(text) > 0 && Number(text) < 1,
    meaning: "a number between 0 and 1, such as 0.8",
  },
  beta: {
    accepts: (text: string) => /^\d*\.?\d+$/.test(text) && Number(text) > 0 && Number.isFinite(Number(text)),
    meaning: "a number above 0, such as 2.0",
  },
  judged_only: { accepts: (text: string) => /^(True|False)$/.test(text), meaning: "True or False" },
  dcg: { accepts: (text: string) => /^(['"])(exp-)?log2\1$/.test(text), meaning: "'log2' or 'exp-log2'" },
} as const;

export type ParameterName = keyof typeof parameters;

/** All measures that share a name, and how to make one from what the name says. */
export interface Family {
  readonly cutoff: "required" | "optional" | "none";
  readonly parameters: readonly ParameterName[];
  /** The cutoff is undefined only where it is not required; the values are acceptable. */
  readonly build: (
    values: { readonly [key in ParameterName]?: string },
    cutoff: number | undefined,
  ) => Measure;
}

/** What most measures take: see `condensed`, and from how high a grade an item is relevant. */
const GRADED = ["rel", "judged_only"] as const;

/** Every measure that has a name, by that name; the order is that of messages and documentation. */
export const families: ReadonlyMap<string, Family> = new Map<string, Family>([
  ["P", atCutoff(precision)],
  ["R", atCutoff(recall)],
  ["R_cap", { ...atCutoff(cappedRecall), parameters: ["rel"] }],
  [
    "nDCG",
    {
      cutoff: "optional",
      parameters: ["dcg", "judged_only"],
      build: ({ dcg }, k) => (dcg?.includes("exp") ? exponentialNdcg : ndcg)(k),
    },
  ],
  ["AP", withOptionalCutoff(averagePrecision)],
  ["RR", withOptionalCutoff(reciprocalRank)],
  ["ERR", { cutoff: "required", parameters: [], build: (_, k) => expectedReciprocalRank(k!) }],
  ["Success", atCutoff(success)],
  ["Judged", { ...atCutoff(judged), parameters: [] }],
  ["Rprec", ofAllRanks(rPrecision)],
  ["Bpref", { ...ofAllRanks(bpref), parameters: ["rel"] }],
  ["SetP", ofAllRanks(setPrecision)],
  ["SetR", { ...ofAllRanks(setRecall), parameters: ["rel"] }],
  [
    "SetF",
    {
      cutoff: "none",
      parameters: ["beta", "judged_only", "rel"],
      build: ({ beta, rel }) => setF(number(beta), number(rel)),
    },
  ],
  [
    "RBP",
    {
      cutoff: "none",
      parameters: ["p", "rel"],
      build: ({ p, rel }) => rankBiasedPrecision(number(p), number(rel)),
    },
  ],
]);

function atCutoff(build: (cutoff: number, level?: number) => Measure): Family {
  return { cutoff: "required", parameters: GRADED, build: ({ rel }, cutoff) => build(cutoff!, number(rel)) };
}

function withOptionalCutoff(build: (cutoff?: number, level?: number) => Measure): Family {
  return { cutoff: "optional", parameters: GRADED, build: ({ rel }, cutoff) => build(cutoff, number(rel)) };
}

function ofAllRanks(build: (level?: number) => Measure): Family {
  return { cutoff: "none", parameters: GRADED, build: ({ rel }) => build(number(rel)) };
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
