import type { Experiment } from "../experiment/experiment.ts";

/** Those that every run has. */
const ALWAYS = 15;

/** How many steps a run announces. */
export function countSteps(
  { ranking, approximate }: Pick<Experiment, "ranking" | "approximate">,
  timed: boolean,
): number {
  return ALWAYS + ranking.depths.length + (approximate?.builds.length ?? 0) + (timed ? 1 : 0);
}
