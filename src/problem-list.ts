import { inputError } from "./errors.ts";

/** Problems of input files, gathered so that all can be mended at once. */
export interface ProblemList {
  add(problem: string): void;
  /** @throws HarnessError `input` when there are any. */
  throwIfAny(): void;
}

/** A million lines can be wrong in the same way; this many problems tell which. */
const SHOWN = 20;

/** An empty list, which keeps its first 20 problems and counts the rest. */
export function createProblemList(): ProblemList {
  const problems: string[] = [];
  let count = 0;
  return {
    add(problem) {
      count += 1;
      if (count <= SHOWN) problems.push(problem);
    },
    throwIfAny() {
      if (count === 0) return;
      throw inputError(count > SHOWN ? [...problems, `… and ${count - SHOWN} more problems`] : problems);
    },
  };
}
