import { HarnessError } from "../errors.ts";
import type { Engine } from "./engine.ts";

/** Starts an engine; is told where to say, in a line, what takes longer than a moment. */
export type StartEngine = (onProgress: (line: string) => void) => Promise<Engine>;

/** An engine that started, and the names of those that were tried before it. */
export interface FirstEngine {
  readonly engine: Engine;
  readonly failed: readonly string[];
}

/**
 * Starts the first engine that starts here, and says of each one before it why it did not.
 *
 * @param starters By name, in the order in which they are tried; the last one's failure is the failure of all.
 * @throws HarnessError `world` as the last starter does; whatever a starter throws besides `world` at once.
 */
export async function firstEngine(
  starters: { readonly [name: string]: StartEngine },
  onProgress: (line: string) => void,
): Promise<FirstEngine> {
  const names = Object.keys(starters);
  const last = names.at(-1);
  for (const [i, name] of names.entries()) {
    try {
      return { engine: await starters[name]!(onProgress), failed: names.slice(0, i) };
    } catch (error) {
      if (!(error instanceof HarnessError) || error.code !== "world" || name === last) throw error;
      onProgress(`No ${name} engine: ${error.message}`);
    }
  }
  throw new RangeError("there is no engine to start");
}
