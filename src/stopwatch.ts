/** How long one step of a run took, in milliseconds. */
export interface StepTiming {
  readonly step: string;
  readonly ms: number;
  /** Waiting for answers: the client, the network and the engine; of requests at once the sum of their times. */
  readonly clientMs: number;
  /** The part of it that the engine says it needed. */
  readonly engineMs: number;
  /** The rest: what this program computed while no request was under way. */
  readonly ownMs: number;
}

/** How long one answer took, in milliseconds. */
export type AnswerTime = Pick<StepTiming, "clientMs" | "engineMs">;

/** Times the steps of a run, one after another. */
export interface Stopwatch {
  /** Ends the step before and begins one. */
  start(step: string): void;
  /** Counts an answer to the step under way; before the first it is not counted. */
  add(time: AnswerTime): void;
  /** Ends the last step; the timings in the order of the steps. */
  stop(): StepTiming[];
}

/**
 * Starts a stopwatch.
 *
 * @param now The time in milliseconds; by default of the process's monotonic clock.
 */
export function createStopwatch(now = () => performance.now()): Stopwatch {
  const timings: StepTiming[] = [];
  let current: { step: string; since: number; clientMs: number; engineMs: number } | undefined;
  const end = () => {
    if (current === undefined) return;
    const { step, since, clientMs, engineMs } = current;
    const ms = now() - since;
    timings.push({ step, ms, clientMs, engineMs, ownMs: Math.max(0, ms - clientMs) });
    current = undefined;
  };
  return {
    start(step) {
      end();
      current = { step, since: now(), clientMs: 0, engineMs: 0 };
    },
    add({ clientMs, engineMs }) {
      if (current === undefined) return;
      current.clientMs += clientMs;
      current.engineMs += engineMs;
    },
    stop() {
      end();
      return timings;
    },
  };
}
