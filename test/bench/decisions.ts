import { depthAdvice } from "./decisions/depth-advice.ts";
import { intervalCoverage } from "./decisions/interval-coverage.ts";
import { labelFindings } from "./decisions/label-findings.ts";
import { readMeasuredScores } from "./decisions/measured-scores.ts";

/** Simulates how often the conclusions of reports hold, with queries drawn from those that experiments measured. */
export async function run(): Promise<void> {
  const measured = readMeasuredScores();
  console.log(
    `\nWhich depth is enough, in % of the experiments; margin 2 %\n\n${await depthAdvice(measured)}`,
  );
  console.log(
    `\nHow often features are said to know the labels of train, in % of the experiments\n\n${labelFindings()}`,
  );
  console.log(
    `\nCoverage of 95 % intervals by queries and method, in %: worst and best case, and how many cases lie within 93 to 97\n\n${intervalCoverage(measured)}`,
  );
}
