import type { Finding, FindingCode } from "./finding.ts";
import { nextActions } from "./next-actions.ts";
import { sayFinding } from "./say-finding.ts";

/** What every reader is told first, in plain text: the report's page, the terminal and the gate print it alike. */
export interface FirstScreen {
  /** The first sentence. */
  readonly verdict: string;
  /** What it rests on and what to do, a finding a line. */
  readonly rest: readonly string[];
  /** What to read it with, a finding a line. */
  readonly cautions: readonly string[];
  /** What puts all of it in doubt, a finding a line; the weightiest first. */
  readonly doubts: readonly string[];
  /** What to do next, at most five things. */
  readonly actions: readonly string[];
}

/** Warnings that belong to the answer or to the advice, and are said with them. */
const SAID_WITH_THE_ANSWER: ReadonlySet<FindingCode> = new Set([
  "worse",
  "too-few-queries",
  "worse-at-depths",
  "may-be-chance",
  "test-differs",
  "cannot-tell-depth",
  "depth-hurts",
  "sigmoid-overflows",
  "sigmoid-tied",
]);

/** Puts findings into words, in their order; what is to be read with care, wrong or doubtful is kept apart. */
export function firstScreen(findings: readonly Finding[]): FirstScreen {
  const said = (place: Place) => findings.filter((finding) => placeOf(finding) === place).map(sayFinding);
  const [answer = "", ...rest] = said("answer");
  const end = answer.indexOf(". ") + 1;
  return {
    verdict: answer.slice(0, end),
    rest: [answer.slice(end).trim(), ...rest],
    cautions: said("caution"),
    doubts: said("doubt"),
    actions: nextActions(findings).map(({ text }) => text),
  };
}

/** The findings with which no check passes, and no baseline is made. */
export function stops(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === "stop");
}

type Place = "answer" | "caution" | "doubt";

function placeOf({ code, severity }: Finding): Place {
  if (severity === "stop" || code === "more-candidates") return "doubt";
  return severity === "warning" && !SAID_WITH_THE_ANSWER.has(code) ? "caution" : "answer";
}
