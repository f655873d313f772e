import { RUN_FILE } from "../gate/run-file.ts";
import { UNJUDGED_FILE } from "../report/judgment-pool.ts";
import type { GateResult } from "../report/render-comment.ts";
import { COST_FILE, renderCost } from "../report/sections/cost-page.ts";
import { toJson } from "../report/to-json.ts";
import type { Outcome } from "../run-experiment.ts";
import { scoresCsv } from "../scoring/scores-csv.ts";
import { evidencePack } from "./evidence-pack.ts";

/**
 * The trained model for a service, the scores of every query for an analyst, how long the steps took — in a file of its
 * own, since it differs between runs, and none for the reference engine, whose speed is not Qdrant's — and, on request,
 * what the numbers rest on.
 */
export function filesBeside(
  outcome: Outcome,
  gate: GateResult | undefined,
  { evidence: withEvidence, lists }: { readonly evidence: boolean; readonly lists: boolean },
) {
  const { report, model, scores, timings, cost, current, context } = outcome;
  const checked = gate === undefined ? {} : { gate: gate.passed ? "passed" : "failed" };
  const files: { [file: string]: string } = {
    "model.json": toJson({ ...model, ...checked }),
    "scores.csv": scoresCsv(scores),
    [RUN_FILE]: toJson({ ...current, ...context, ...(!lists && { texts: {} }) }),
  };
  if (report.engine.isQdrant) files["timings.json"] = toJson({ steps: timings, cost });
  const unjudged = lists ? outcome.unjudged() : undefined;
  if (unjudged !== undefined) files[UNJUDGED_FILE] = toJson(unjudged);
  if (cost !== undefined) files[COST_FILE] = renderCost(cost, report);
  if (withEvidence) {
    for (const [file, text] of Object.entries(evidencePack(outcome))) files[`evidence/${file}`] = text;
  }
  return files;
}
