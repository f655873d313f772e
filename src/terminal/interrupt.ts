import { worldError } from "../errors.ts";

/** Calls back when Ctrl-C is pressed, the terminal is closed or a CI job is ended. A second time ends the process. */
export function onInterrupt(stop: () => void): void {
  let interrupted = false;
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // Not `once`: a library that finds itself the last listener takes that for a wish to end at once.
    process.on(name, () => {
      if (interrupted) process.exit(3);
      interrupted = true;
      stop();
    });
  }
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
