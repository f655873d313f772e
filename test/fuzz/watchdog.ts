import { writeFileSync } from "node:fs";
import { Worker } from "node:worker_threads";

/** How long a case may block this thread before the process is ended. */
const LIMIT_MS = 20_000;

/** Kills the process, with the case on the terminal, when nobody counted for too long. */
const PROGRAM = `
const { readFileSync, writeSync } = require("node:fs");
const { workerData: { beat, file, limit } } = require("node:worker_threads");
let last = -1;
let since = Date.now();
setInterval(() => {
  const now = Atomics.load(beat, 0);
  if (now !== last) { last = now; since = Date.now(); return; }
  if (now === 0 || Date.now() - since < limit) return;
  writeSync(2, "\\nThe fuzz suite hangs: no answer for " + limit / 1000 + " s in\\n" + readFileSync(file, "utf8") + "\\n");
  process.kill(process.pid, "SIGKILL");
}, 500);`;

/** Watches for cases that never end, even where they leave no turn to a timer. */
export interface Watchdog extends AsyncDisposable {
  /** Says which case begins. */
  enter(name: string): void;
}

/**
 * Starts watching.
 *
 * @param file Holds the case that is under way, so that also a crash of the process leaves it there.
 */
export function startWatchdog(file: string): Watchdog {
  const beat = new Int32Array(new SharedArrayBuffer(4));
  writeFileSync(file, "");
  const worker = new Worker(PROGRAM, {
    eval: true,
    workerData: { beat, file, limit: LIMIT_MS },
    execArgv: [],
  });
  worker.unref();
  return {
    enter(name) {
      writeFileSync(file, name);
      Atomics.add(beat, 0, 1);
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
