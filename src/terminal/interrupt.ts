import { worldError } from "../errors.ts";
import type { Progress } from "../progress.ts";

/**
 * Lets Ctrl-C end a run in good order: the next advance of the progress throws, and the run takes down its collection
 * and its engine on the way out. A second Ctrl-C ends the process at once.
 */
export function interruptible(progress: Progress): Progress {
  let interrupted = false;
  process.once("SIGINT", () => {
    interrupted = true;
    progress.note("Stopping; press Ctrl-C again to stop without cleaning up");
  });
  const check = () => {
    if (interrupted) throw worldError("interrupted; nothing was written");
  };
  return {
    step(name) {
      check();
      progress.step(name);
    },
    advance(done, total) {
      check();
      progress.advance(done, total);
    },
    note: (line) => progress.note(line),
  };
}
