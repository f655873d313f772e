import { HarnessError } from "../errors.ts";
import type { Experiment } from "../experiment/experiment.ts";
import { nextAnchor } from "../gate/anchor.ts";
import type { Baseline } from "../gate/baseline.ts";
import { acceptBaseline, loadBaseline } from "../gate/baseline-file.ts";
import { isComparable } from "../gate/check-comparable.ts";
import { gateOptions, judgingOf } from "../gate/judging.ts";
import { findShortfall } from "../gate/requirement.ts";
import { type Change, type GateOptions, isRegression, judge, type Verdict } from "../gate/verdict.ts";
import { stops } from "../report/findings/first-screen.ts";
import type { Outcome } from "../run-experiment.ts";
import { type Objections, renderCheck, renderRefusal } from "../terminal/gate-text.ts";
import { visibleText } from "../visible-text.ts";
import { type AcceptedRun, acceptCommand } from "./accept-command.ts";

/** What the gate on a run needs besides its outcome. */
export interface GateSettings {
  readonly experiment: Pick<Experiment, "seed" | "gate" | "statistics" | "decision">;
  /** Of the baseline. */
  readonly path: string;
  readonly run: AcceptedRun;
  /** Whether doubts, missed requirements and losses that added up are passed over. */
  readonly force: boolean;
}

/** What a gate decided. */
export interface Decision {
  readonly passed: boolean;
  /** For the terminal. */
  readonly text: string;
}

/** What a check decided, and why. */
export interface CheckDecision extends Decision, Objections {
  readonly verdict: Verdict;
  /** The command that accepts this run, all considered. */
  readonly accept: string;
}

/** Compares a run with a baseline that `checkComparable` let pass. */
export function checkRun(baseline: Baseline, outcome: Outcome, settings: GateSettings): CheckDecision {
  const { path, run, force } = settings;
  const verdict = judgeRun(baseline, outcome, settings, settings.experiment.gate.measures);
  const objections = findObjections(outcome, settings);
  const needsForce = force || isObjected(objections) || lossSince(verdict) !== undefined;
  const accept = acceptCommand(run, needsForce);
  const text = renderCheck({ verdict, baseline, current: outcome.current, path, accept, ...objections });
  const passed = !isRegression(verdict) && (force || !isObjected(objections));
  return { passed, text, verdict, accept, ...objections };
}

/**
 * Makes a run the baseline, unless its results are in doubt, miss what is required, or are measurably worse than the first
 * baseline on the same data; a forced loss starts anew.
 */
export async function acceptRun(outcome: Outcome, settings: GateSettings): Promise<Decision> {
  const { path, run, force } = settings;
  const { current } = outcome;
  const before = await comparableBefore(path, outcome);
  const loss = before && lossSince(judgeRun(before, outcome, settings, "headline"));
  const refusal = renderRefusal({
    ...findObjections(outcome, settings),
    loss,
    accept: acceptCommand(run, true),
  });
  if (refusal !== "" && !force) return { passed: false, text: refusal };
  const anchor = before && loss === undefined ? nextAnchor(before, current) : undefined;
  await acceptBaseline(path, { ...current, ...(anchor && { anchor }) });
  return { passed: true, text: `Accepted as baseline: ${visibleText(path)}\n` };
}

/** The baseline that a run replaces, where both can be compared; otherwise the run is the first of its kind. */
async function comparableBefore(path: string, { current }: Outcome): Promise<Baseline | undefined> {
  try {
    const before = await loadBaseline(path, "");
    return isComparable(before, current) ? before : undefined;
  } catch (error) {
    if (error instanceof HarnessError && error.code === "input") return undefined;
    throw error;
  }
}

function judgeRun(
  baseline: Baseline,
  { current, report }: Outcome,
  { experiment }: GateSettings,
  measures: GateOptions["measures"],
): Verdict {
  return judge(baseline, current, gateOptions({ ...judgingOf(report, experiment), measures }));
}

/** The headline's loss against the first baseline on these data, where it is measurable. */
function lossSince({ headline, sinceAnchor }: Verdict): Change | undefined {
  const change = sinceAnchor ?? headline;
  return change.outcome === "regressed" ? change : undefined;
}

function findObjections({ report }: Outcome, { experiment }: GateSettings): Objections {
  return {
    doubts: stops(report.findings),
    shortfall: findShortfall(report, experiment.gate.require, experiment.decision.margin),
  };
}

function isObjected({ doubts, shortfall }: Objections): boolean {
  return doubts.length > 0 || shortfall !== undefined;
}
