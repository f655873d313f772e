import { HarnessError } from "../errors.ts";

/** Why something could not be fitted or judged, as a sentence. */
export interface Refusal {
  readonly problem: string;
}

/** The result of the work, or why its input does not allow it. */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HarnessError && error.code === "input")
      return { problem: error.problems.join("; ") };
    throw error;
  }
}
