/** How long one step of a run took. */
export interface StepTiming {
  readonly step: string;
  readonly ms: number;
}

/** Times the steps of a run, one after another. */
export interface Stopwatch {
  /** Ends the step before and begins one. */
  start(step: string): void;
  /** Ends the last step; the timings in the order of the steps. */
  stop(): StepTiming[];
}

/** Starts a stopwatch on the process's monotonic clock. */
export function createStopwatch(): Stopwatch {
  const timings: StepTiming[] = [];
  let current: { step: string; since: number } | undefined;
  const end = () => {
    if (current !== undefined) timings.push({ step: current.step, ms: performance.now() - current.since });
    current = undefined;
  };
  return {
    start(step) {
      end();
      current = { step, since: performance.now() };
    },
    stop() {
      end();
      return timings;
    },
  };
}
