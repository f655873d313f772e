import { withWords } from "../report/report-file.ts";
import { toJson } from "../report/to-json.ts";
import type { Outcome } from "../run-experiment.ts";
import { scoresCsv } from "../scoring/scores-csv.ts";
import { evidenceFiles, runFile } from "../trec/evidence.ts";
import { evidenceReadme } from "../trec/evidence-readme.ts";

/**
 * All that a report rests on, with a README that computes its headline again.
 *
 * @returns Texts by file name.
 */
export function evidencePack({ report, scores, evidence, evidenceTables }: Outcome): {
  [file: string]: string;
} {
  const { experiment, recommendation, findings, model } = report;
  const inPack = (name: string) => {
    const system = evidence.systems.find((one) => one.system === name)!;
    const depth = system.runs[0]!.depth === undefined ? undefined : recommendation.depth;
    return { file: runFile(system, depth), depth };
  };
  const contents = {
    control: inPack(experiment.control),
    treatment: inPack(experiment.treatment),
    hasFolds: evidence.dataset.folds !== undefined,
  };
  return {
    "README.md": evidenceReadme(report, contents),
    ...evidenceFiles(evidence, report.scores),
    "scores.csv": scoresCsv(scores),
    ...evidenceTables(),
    "weights.json": toJson({
      intercept: model.intercept.value,
      weights: Object.fromEntries(model.weights.map(({ feature, value }) => [feature, value])),
    }),
    "findings.json": toJson(findings.map(withWords)),
  };
}
