import { CommanderError } from "@commander-js/extra-typings";
import { HarnessError } from "../errors.ts";
import { terminalText } from "./terminal-text.ts";

/** What to tell the person at the terminal of a failure, and the process's exit code for it. */
export interface Failure {
  readonly exitCode: 0 | 2 | 3;
  /** One sentence each, ready to print; empty where Commander has said it. */
  readonly problems: readonly string[];
}

/**
 * Exit code 2 for bad input, 3 for a failing world; also for what nobody foresaw, which must not look like the 1 of a
 * regression and is told with its stack.
 */
export function describeFailure(error: unknown): Failure {
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2, problems: [] };
  if (error instanceof HarnessError) {
    return { exitCode: error.code === "input" ? 2 : 3, problems: error.problems.map(terminalText) };
  }
  if (error instanceof Error && "suppressed" in error && "error" in error) {
    // A SuppressedError, which Node 20 does not have: something failed, and then the cleaning up did.
    const first = describeFailure(error.suppressed);
    return { ...first, problems: [...first.problems, ...describeFailure(error.error).problems] };
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exitCode: 3, problems: [terminalText(told)] };
}
