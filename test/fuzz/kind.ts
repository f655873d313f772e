import fc from "fast-check";
import type { Watchdog } from "./watchdog.ts";

/** How an attempt may end, besides in a failure of the suite. */
export type Ending = "ran" | "refused";

/** One kind of input. */
export interface FuzzKind<Case> {
  readonly name: string;
  /** How many cases a usual run of the suite tries. */
  readonly cases: number;
  readonly input: fc.Arbitrary<Case>;
  /**
   * Gives the case to the program.
   *
   * @throws Whatever is neither a result that makes sense nor a message with its place.
   */
  readonly attempt: (input: Case) => Promise<Ending>;
}

/** How many cases ended in which way. */
export type Tally = { readonly [ending in Ending]: number };

export interface FuzzSettings {
  readonly seed: number;
  /** How many times the usual number of cases. */
  readonly share: number;
  /** Where a failure was, as fast-check prints it. */
  readonly path: string | undefined;
}

/** How long a case may take: far more than any needs, also where many programs share a machine. */
const LIMIT_MS = 10_000;

/**
 * Tries the cases of a kind.
 *
 * @throws The first failure, with the seed and the path that repeat it and the smallest input that fails like it.
 */
export async function tryCases<Case>(
  { name, cases, input, attempt }: FuzzKind<Case>,
  { seed, share, path }: FuzzSettings,
  watchdog: Watchdog,
): Promise<Tally> {
  const tally = { ran: 0, refused: 0 };
  const property = fc.asyncProperty(input, async (value) => {
    watchdog.enter(`${name}, seed ${seed}: ${fc.stringify(value)}`);
    const started = performance.now();
    tally[await attempt(value)] += 1;
    const took = performance.now() - started;
    if (took > LIMIT_MS) throw new Error(`took ${(took / 1000).toFixed(1)} s`);
  });
  await fc.assert(property, {
    seed,
    numRuns: Math.ceil(cases * share),
    ...(path === undefined ? {} : { path }),
    interruptAfterTimeLimit: 600_000,
    markInterruptAsFailure: true,
  });
  return tally;
}
