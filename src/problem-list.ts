import { HarnessError, inputError } from "./errors.ts";

/** Problems of input files, gathered so that all can be fixed at once. */
export interface ProblemList {
  add(problem: string): void;
  /** Does a part of the work; where its input is wrong, its problems join the list and there is no result. */
  collect<Result>(work: () => Result | Promise<Result>): Promise<Result | undefined>;
  /** @throws HarnessError `input` when there are any. */
  throwIfAny(): void;
}

/** A million lines can be wrong in the same way; this many problems tell which. */
const SHOWN = 20;

/** An empty list, which keeps its first 20 problems and counts the rest. */
export function createProblemList(): ProblemList {
  const problems: string[] = [];
  let count = 0;
  const add = (problem: string) => {
    count += 1;
    if (count <= SHOWN) problems.push(problem);
  };
  return {
    add,
    collect: collectInto(add),
    throwIfAny() {
      if (count === 0) return;
      throw inputError(firstProblems(problems, count));
    },
  };
}

/** How a list that adds problems by `add` does a part of the work. */
export function collectInto(add: ProblemList["add"]): ProblemList["collect"] {
  return async (work) => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HarnessError && error.code === "input")) throw error;
      for (const problem of error.problems) add(problem);
      return undefined;
    }
  };
}

/** The first 20 problems, and how many more there are of `count`. */
export function firstProblems(problems: readonly string[], count: number): readonly string[] {
  if (count <= SHOWN) return problems;
  return [...problems.slice(0, SHOWN), `… and ${count - SHOWN} more problems`];
}
