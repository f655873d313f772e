import { quantileSorted } from "simple-statistics";
import type { Interval } from "../../statistics/interval.ts";
import { mean } from "../../statistics/mean.ts";
import { type Resamples, sampleMeans } from "../../statistics/resample.ts";

/** What is left of a lead if the unjudged items of the system that is behind were relevant as often as its judged ones. */
export interface ImputedLead extends Interval {
  /** Of the judged items among the first k of the system behind, the share that is relevant. */
  readonly rate: number;
  /** Mean P@k of the system behind, so imputed. */
  readonly imputed: number;
  /** Mean P@k of the system ahead, minus that. */
  readonly lead: number;
}

/** The system that is behind: one value a query in each, as shares of k. */
export interface ShownItems {
  /** P@k: items that are judged relevant. */
  readonly relevant: Float64Array;
  readonly judged: Float64Array;
  readonly unjudged: Float64Array;
}

/**
 * Compares P@k of the system ahead with that of the system behind, whose items without a judgment count at the rate of its
 * judged ones, Σ relevant / Σ judged over all queries; the interval draws the queries of both and the rate together.
 *
 * @param ahead P@k, one value a query.
 * @param confidence Of the interval, in (0, 1).
 * @throws RangeError when the samples were drawn from another number of queries.
 * @example ahead 0.2; behind 0.02 relevant, 0.04 judged, 0.96 unjudged: rate 1/2, imputed 0.5, lead −0.3
 */
export function imputeUnjudged(
  ahead: Float64Array,
  { relevant, judged, unjudged }: ShownItems,
  resamples: Resamples,
  confidence = 0.95,
): ImputedLead {
  const rate = rateOf(mean(relevant), mean(judged));
  const imputed = mean(relevant) + rate * mean(unjudged);
  const samples = [ahead, relevant, judged, unjudged].map((values) => sampleMeans(values, resamples));
  const [a, r, j, u] = samples as [Float64Array, Float64Array, Float64Array, Float64Array];
  const leads = Array.from(a, (lead, i) => lead - r[i]! - rateOf(r[i]!, j[i]!) * u[i]!).sort((x, y) => x - y);
  return {
    rate,
    imputed,
    lead: mean(ahead) - imputed,
    low: quantileSorted(leads, (1 - confidence) / 2),
    high: quantileSorted(leads, (1 + confidence) / 2),
  };
}

/** 0 where nothing is judged, and so nothing known. */
function rateOf(relevant: number, judged: number): number {
  return judged === 0 ? 0 : relevant / judged;
}
