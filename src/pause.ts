/**
 * Long computations call it between blocks: where the last time is a while ago it lets signals and timers through.
 *
 * @throws The reason why the computation is to stop.
 */
export type Pause = () => Promise<void>;

/** For those who do not want to stop: never pauses. */
export const NO_PAUSE: Pause = async () => {};

/** How long a process may be deaf before a person takes it for hanging, in milliseconds. */
const LONGEST_BLOCK_MS = 50;

/**
 * Makes the pauses of one run.
 *
 * @param signal Stops what pauses once it is aborted.
 */
export function createPause(signal?: AbortSignal): Pause {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < LONGEST_BLOCK_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
    signal?.throwIfAborted();
  };
}

/** Maps values one after another, with pauses between them. */
export async function mapWithPauses<Value, Result>(
  values: Iterable<Value>,
  map: (value: Value, i: number) => Result,
  pause: Pause,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const value of values) {
    await pause();
    results.push(map(value, results.length));
  }
  return results;
}
