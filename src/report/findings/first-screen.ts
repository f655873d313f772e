import type { Finding } from "./finding.ts";
import { sayFinding } from "./say-finding.ts";

/** What every reader is told first, in plain text: the report's page, the terminal and the gate print it alike. */
export interface FirstScreen {
  /** The first sentence. */
  readonly verdict: string;
  /** What it rests on and what to do, a finding a line. */
  readonly rest: readonly string[];
  /** What puts all of it in doubt, a finding a line; the weightiest first. */
  readonly doubts: readonly string[];
}

/** Puts findings into words, in their order; what is wrong or doubtful stands apart. */
export function firstScreen(findings: readonly Finding[]): FirstScreen {
  const [answer = "", ...rest] = findings.filter((finding) => !isDoubt(finding)).map(sayFinding);
  const end = answer.indexOf(". ") + 1;
  return {
    verdict: answer.slice(0, end),
    rest: [answer.slice(end).trim(), ...rest],
    doubts: findings.filter(isDoubt).map(sayFinding),
  };
}

/** The findings with which no check passes, and no baseline is made. */
export function stops(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === "stop");
}

function isDoubt({ code, severity }: Finding): boolean {
  return severity === "stop" || code === "more-candidates";
}
