import type { Judgments } from "../../domain.ts";
import { bpref } from "../../metrics/bpref.ts";
import { condensed } from "../../metrics/condensed.ts";
import { createJudge } from "../../metrics/judge.ts";
import { judged } from "../../metrics/judged.ts";
import { defaultLevel, type Measure } from "../../metrics/measure.ts";
import { precision } from "../../metrics/precision.ts";
import { scoreRankings } from "../../metrics/score-rankings.ts";
import type { Random } from "../../random.ts";
import { comparePaired, type PairedComparison } from "../../statistics/compare-paired.ts";
import { mean } from "../../statistics/mean.ts";
import { pairedDifferences } from "../../statistics/paired-differences.ts";
import { randomizationTest } from "../../statistics/randomization-test.ts";
import type { Resamples } from "../../statistics/resample.ts";
import type { RankingPair } from "./beyond-accuracy.ts";
import { type ImputedLead, imputeUnjudged } from "./impute-unjudged.ts";

/** Both systems by one measure over the same queries, tested alone. */
export interface SensitivityTest extends PairedComparison {
  readonly measure: string;
  readonly controlMean: number;
  readonly treatmentMean: number;
  /** Of the randomisation test, two-sided. */
  readonly pValue: number;
}

/** How an answer depends on items without a judgment. */
export interface Unjudged {
  /** By the share of judged items among those shown. */
  readonly judged: SensitivityTest;
  /** Judged items that are not relevant in the lists of each system, over all queries. */
  readonly nonRelevant: { readonly control: number; readonly treatment: number };
  /** By judged items; undefined where the list of a system has none that are not relevant, so that they cannot tell. */
  readonly sensitivity:
    | {
        /** By the headline of condensed lists. */
        readonly condensed: SensitivityTest;
        readonly bpref: SensitivityTest;
        /** By P@k. */
        readonly imputed: ImputedLead & { readonly ahead: keyof RankingPair; readonly measure: string };
      }
    | undefined;
}

/** Unjudged items among the results, and what the answer would be without them. */
export interface UnjudgedReport extends Unjudged {
  /** Of the results of each system, the share that has a judgment; one a depth. */
  readonly shares: readonly {
    readonly depth: number;
    readonly control: number;
    readonly treatment: number;
  }[];
  /** The same of every system, at the recommended depth. */
  readonly systems: readonly { readonly system: string; readonly share: number }[];
}

/** What the answer is given by, and how it is tested. */
export interface UnjudgedOptions {
  readonly headline: Measure;
  /** k: how many results a user sees. */
  readonly cutoff: number;
  readonly resamples: Resamples;
  /** Draws the sign patterns of the tests. */
  readonly random: Random;
  /** Of the intervals, in (0, 1). */
  readonly confidence: number;
}

/**
 * Asks what an answer would be if items without a judgment did not count as irrelevant: by judged items alone, and with the
 * unjudged items of the system behind at the rate of its judged ones.
 *
 * @throws RangeError when rankings and judgments are not aligned.
 */
export function analyseUnjudged(
  rankings: RankingPair,
  qrels: readonly Judgments[],
  { headline, cutoff, resamples, random, confidence }: UnjudgedOptions,
): Unjudged {
  const { level = defaultLevel } = headline;
  const shownPrecision = precision(cutoff, level);
  const measures = [headline, judged(cutoff), condensed(headline), bpref(level), shownPrecision];
  const scores = {
    control: scoreRankings(rankings.control, qrels, measures),
    treatment: scoreRankings(rankings.treatment, qrels, measures),
  };
  const test = (position: number): SensitivityTest => {
    const [control, treatment] = [scores.control[position]!, scores.treatment[position]!];
    return {
      measure: measures[position]!.name,
      controlMean: mean(control),
      treatmentMean: mean(treatment),
      ...comparePaired(control, treatment, resamples, confidence),
      pValue: randomizationTest(pairedDifferences(control, treatment), random).pValue,
    };
  };
  const impute = () => {
    const [ahead, behind] =
      mean(scores.treatment[0]!) < mean(scores.control[0]!)
        ? (["control", "treatment"] as const)
        : (["treatment", "control"] as const);
    const [, judgedShare, , , relevant] = scores[behind];
    const shown = Float64Array.from(rankings[behind], ({ items }) => Math.min(cutoff, items.length) / cutoff);
    const parts = {
      relevant: relevant!,
      judged: shown.map((share, query) => share * judgedShare![query]!),
      unjudged: shown.map((share, query) => share * (1 - judgedShare![query]!)),
    };
    const lead = imputeUnjudged(scores[ahead][4]!, parts, resamples, confidence);
    return { ahead, measure: shownPrecision.name, ...lead };
  };
  const nonRelevant = {
    control: countNonRelevant(rankings.control, qrels, level),
    treatment: countNonRelevant(rankings.treatment, qrels, level),
  };
  const isKnown = nonRelevant.control > 0 && nonRelevant.treatment > 0;
  return {
    judged: test(1),
    nonRelevant,
    sensitivity: isKnown ? { condensed: test(2), bpref: test(3), imputed: impute() } : undefined,
  };
}

function countNonRelevant(
  rankings: RankingPair["control"],
  qrels: readonly Judgments[],
  level: number,
): number {
  const judge = createJudge(rankings, qrels);
  return qrels.reduce((count, judgments, query) => {
    const known = judge(rankings[query]!.items, judgments, query).condensed();
    return count + known.length - known.hits(level);
  }, 0);
}
