import { constants } from "node:os";
import { worldError } from "../errors.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** On a terminal Ctrl-C reaches this process and npm, which may send it on: so soon a second one is the same. */
const SAME_KEY_MS = 300;
const PARENT_CHECK_MS = 250;

/**
 * Calls back when Ctrl-C is pressed, the terminal is closed or a CI job is ended. A second time ends the process.
 *
 * @param stop Is told the exit code that says so, 128 and the number of the signal.
 */
export function onInterrupt(stop: (exitCode: number) => void): void {
  let since: number | undefined;
  const interrupt = (name: (typeof SIGNALS)[number]) => {
    const now = performance.now();
    const exitCode = 128 + constants.signals[name];
    if (since === undefined) {
      since = now;
      stop(exitCode);
    } else if (!process.stderr.isTTY || now - since > SAME_KEY_MS) process.exit(exitCode);
  };
  // Not `once`: a library that finds itself the last listener takes that for a wish to end at once.
  for (const name of SIGNALS) process.on(name, () => interrupt(name));
  onEndOfNpm(() => since === undefined && interrupt("SIGTERM"));
}

/** npm sends its SIGTERM on to its shell alone, which ends without a word to what it runs. */
function onEndOfNpm(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    stop();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** The interrupts of a run, which has cleaning up to do. */
export interface Interrupts {
  /** Is aborted by the first one: the run then takes down its collection and its engine, and writes nothing. */
  readonly signal: AbortSignal;
  /**
   * The results are about to be written: from here on an interrupt shows in the exit code only.
   *
   * @throws The signal's reason where it has been aborted.
   */
  commit(): void;
}

/**
 * Watches for interrupts of a run; the exit code then says so.
 *
 * @param note Is told what to do where stopping takes too long.
 */
export function watchInterrupts(note: (line: string) => void): Interrupts {
  const controller = new AbortController();
  let committed = false;
  onInterrupt((exitCode) => {
    process.exitCode = exitCode;
    if (committed) return;
    note("Stopping; press Ctrl-C again to stop without cleaning up");
    controller.abort(worldError("interrupted; nothing was written"));
  });
  return {
    signal: controller.signal,
    commit() {
      controller.signal.throwIfAborted();
      committed = true;
    },
  };
}
