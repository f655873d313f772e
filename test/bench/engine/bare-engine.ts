import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** What the engine answers: [id, score] by rank, for each query. */
export type Answers = readonly (readonly (readonly [id: number, score: number])[])[];

/** Qdrant Edge in a Python process of its own, without our front end. */
export interface BareEngine extends AsyncDisposable {
  /** Gives a command of bare-engine.py; `seconds` is what Python measured around the engine's own calls. */
  tell(command: object): Promise<{ readonly seconds: number; readonly answers: Answers }>;
}

export function startBareEngine(python: string, folder: string): BareEngine {
  const child = spawn(python, ["-I", join(import.meta.dirname, "bare-engine.py"), folder], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.once("close", resolve));
  return {
    async tell(command) {
      child.stdin.write(`${JSON.stringify(command)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error("the bare engine ended; what it said stands above");
      return JSON.parse(value);
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}
