import { families } from "./measure-families.ts";

/** What papers and other programs call our families, in small letters and digits alone. */
const otherNames: { readonly [family: string]: readonly string[] } = {
  P: ["precision", "prec"],
  R: ["recall"],
  R_cap: ["cappedrecall", "relativep"],
  nDCG: ["ndcgcut", "normalizeddcg"],
  AP: ["map", "mapcut", "averageprecision", "meanaverageprecision"],
  RR: ["mrr", "reciprank", "reciprocalrank", "meanreciprocalrank"],
  Success: ["hitrate", "hitratio", "hit", "hits", "hr", "accuracy"],
  Rprec: ["rprecision"],
  SetP: ["setprecision"],
  SetR: ["setrecall"],
  SetF: ["f1", "f1score", "f1measure", "fscore", "fmeasure"],
  RBP: ["rankbiasedprecision"],
};

const familyOf = new Map(
  Array.from(families.keys()).flatMap((family) =>
    [plain(family), ...(otherNames[family] ?? [])].map((name) => [name, family] as const),
  ),
);

/**
 * Our name of a measure that has another elsewhere.
 *
 * @param name As in papers, in trec_eval, or in other capitals: `MRR@10`, `map_cut_10`, `hit rate`.
 * @returns undefined for a name that nobody uses.
 * @example nameHere("recall_100") // "R@100"
 */
export function nameHere(name: string): string | undefined {
  const brackets = /\([^()]*\)/.exec(name)?.[0] ?? "";
  for (const [words, cutoff] of readings(name.trim().replace(brackets, ""))) {
    const family = familyOf.get(plain(words).replace(/at$/, ""));
    if (family !== undefined) return spell(family, brackets, cutoff);
  }
  return undefined;
}

/** Digits at the end are a cutoff, unless they belong to the name, as in F1. */
function* readings(name: string): Generator<[words: string, cutoff: string | undefined]> {
  yield [name, undefined];
  const [, words = "", cutoff] = /^([a-z][\w -]*?)\s*[@._-]?\s*(\d+)$/i.exec(name) ?? [];
  yield [words, cutoff];
}

function spell(family: string, brackets: string, cutoff: string | undefined): string {
  const takes = families.get(family)!.cutoff;
  if (cutoff === undefined) return `${family}${brackets}${takes === "required" ? "@k" : ""}`;
  if (takes !== "none") return `${family}${brackets}@${cutoff}`;
  return `${family}${brackets}, which is of the whole ranking and takes no cutoff`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
