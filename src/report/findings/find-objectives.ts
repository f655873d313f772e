import type { ReportBody } from "../report.ts";
import { FEWEST_QUERIES } from "./find-answer.ts";
import type { Finding } from "./finding.ts";

/** Whether another objective than logistic loss is better on the test queries, where the formula learned for one. */
export function findObjectives({ objectives, recommendation, experiment }: ReportBody): Finding[] {
  if (objectives === undefined) return [];
  const { judged, chosenBy, rows } = objectives;
  const { confidence } = experiment;
  const { measure } = recommendation;
  const row = rows.find(({ objective }) => objective === judged);
  if (row === undefined || "problem" in row.test) return [];
  const { comparison } = row.test;
  if (comparison === undefined) {
    return chosenBy === "experiment" ? [] : [{ code: "objective-stays", severity: "note" }];
  }
  const { difference, low, high, adjustedPValue, queries } = comparison;
  const isClear = queries >= FEWEST_QUERIES && adjustedPValue < 1 - confidence;
  const code =
    isClear && low > 0 ? "objective-better" : isClear && high < 0 ? "objective-worse" : "objective-unproven";
  const severity = code === "objective-worse" ? "warning" : "note";
  const values = { objective: judged, measure, difference, low, high, confidence, pValue: adjustedPValue };
  return [{ code, severity, ...values }];
}
