import { createRandom, samplePositions } from "../../random.ts";

/** Which queries are listed: all, or the ones that changed most and a sample of the others. */
export interface ListSelection {
  /** How many queries there are. */
  readonly of: number;
  /** The largest gains of the treatment over the control by the headline. */
  readonly gains: number;
  readonly losses: number;
  /** How many of the others were drawn. */
  readonly drawn: number;
  /** Names the stream of random numbers that drew them. */
  readonly seed: string;
}

/** The queries that are listed, ascending, and how they were chosen. */
export interface SelectedQueries extends ListSelection {
  readonly positions: readonly number[];
}

/**
 * Chooses the queries whose lists a report holds: all, or where they are more than `most` the largest gains and losses, a
 * quarter each, and a random sample of the others.
 *
 * @param gains What each query gains, below 0 where it loses.
 * @param seed Of the sample.
 */
export function selectQueries(gains: ArrayLike<number>, most: number, seed: string): SelectedQueries {
  const all = Array.from(gains, (gain, query) => ({ gain, query }));
  const extremes = all.length <= most ? all.length : Math.floor(most / 4);
  const positions = (queries: typeof all) => queries.map(({ query }) => query);
  const byGain = [...all].sort((a, b) => b.gain - a.gain || a.query - b.query);
  const byLoss = [...all].sort((a, b) => a.gain - b.gain || a.query - b.query);
  const gaining = positions(byGain.filter(({ gain }) => gain > 0).slice(0, extremes));
  const losing = positions(byLoss.filter(({ gain }) => gain < 0).slice(0, extremes));
  const chosen = new Set([...gaining, ...losing]);
  const others = positions(all).filter((query) => !chosen.has(query));
  const count = Math.min(others.length, most - chosen.size);
  const drawn = Array.from(samplePositions(createRandom(seed), others.length, count), (i) => others[i]!);
  return {
    positions: [...chosen, ...drawn].sort((a, b) => a - b),
    of: all.length,
    gains: gaining.length,
    losses: losing.length,
    drawn: drawn.length,
    seed,
  };
}
