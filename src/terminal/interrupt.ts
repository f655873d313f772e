import { worldError } from "../errors.ts";

/** Calls back, once, when Ctrl-C is pressed, the terminal is closed or a CI job is ended. The next signal ends the process. */
export function onInterrupt(stop: () => void): void {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, stop);
}

/**
 * A signal that an interrupt gives: a run then stops, takes down its collection and its engine, and writes nothing.
 *
 * @param note Is told what to do where that takes too long.
 */
export function interruptSignal(note: (line: string) => void): AbortSignal {
  const controller = new AbortController();
  onInterrupt(() => {
    note("Stopping; press Ctrl-C again to stop without cleaning up");
    controller.abort(worldError("interrupted; nothing was written"));
  });
  return controller.signal;
}
