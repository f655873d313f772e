import { type Baseline, toBaseline } from "../gate/baseline.ts";
import type { Report } from "../report/report.ts";
import type { JudgedRuns } from "./judge-runs.ts";

/** A run in the form in which it can be accepted as baseline, or checked against one. */
export function currentBaseline(
  { experiment, dataset, engine }: Pick<Report, "experiment" | "dataset" | "engine">,
  { distinctScores, queryIds }: Pick<JudgedRuns, "distinctScores" | "queryIds">,
): Baseline {
  const facts = {
    experiment: experiment.name,
    dataset: { name: dataset.name, fingerprint: dataset.fingerprint },
    engine: `${engine.description} ${engine.version}`,
  };
  return toBaseline(facts, distinctScores, queryIds);
}
