import pc from "picocolors";
import type { Baseline, FreshRun } from "../gate/baseline.ts";
import { sayDataChanges } from "../gate/data-changes.ts";
import type { Power } from "../gate/gate-power.ts";
import { compareModels } from "../gate/model-change.ts";
import type { Requirement, Shortfall } from "../gate/requirement.ts";
import { type Change, type ChangeOutcome, isRegression, type Verdict } from "../gate/verdict.ts";
import type { Finding } from "../report/findings/finding.ts";
import { sayFinding } from "../report/findings/say-finding.ts";
import { formatCount, formatDifference, formatScore, formatShare } from "../report/format-number.ts";
import { visibleText } from "../visible-text.ts";

/** What keeps a run from passing, whatever it is compared with. */
export interface Objections {
  /** Findings that stop a gate. */
  readonly doubts: readonly Finding[];
  readonly shortfall?: Shortfall | undefined;
}

/** A check, as it is to be told. */
export interface Check extends Objections {
  readonly verdict: Verdict;
  readonly baseline: Baseline;
  readonly current: FreshRun;
  /** Of the baseline. */
  readonly path: string;
  /** The command that would accept this run, all considered. */
  readonly accept: string;
}

/** What a check found, and what to do about it: the headline, then counts, in ten lines at most. */
export function renderCheck(check: Check): string {
  const { verdict, baseline, current, accept } = check;
  const { headline, sinceAnchor, power } = verdict;
  const objections = sayObjections(check, "whatever they are compared with").map(
    (objection) => `The check fails, since ${objection}`,
  );
  const failed = isRegression(verdict);
  const lines = [
    paint(headline.outcome, pc.bold(`${describeChange(headline)}.`)),
    paint(failed ? "regressed" : "improved", countScores(check)),
    ...(sinceAnchor
      ? [paint(sinceAnchor.outcome, `Since the first baseline, ${describeChange(sinceAnchor)}.`)]
      : []),
    ...describeData(baseline, current),
    ...describeModel(baseline, current),
    ...describePower(headline, power),
    ...objections.map((objection) => pc.red(objection)),
    ...(failed ? [`Fix the ranking or, if the change is intended, accept it: ${accept}`] : []),
    ...(failed || objections.length === 0 ? [] : [`To accept it all the same: ${accept}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Why a run does not become the baseline. */
export interface Refusal extends Objections {
  /** A loss of the headline against the first baseline. */
  readonly loss?: Change | undefined;
  /** The command that accepts it all the same. */
  readonly accept: string;
}

/** Says why a run does not become the baseline; an empty text where nothing is against it. */
export function renderRefusal({ loss, accept, ...objections }: Refusal): string {
  const reasons = [
    ...sayObjections(objections, "--force accepts them all the same"),
    ...(loss === undefined
      ? []
      : [`it lost measurably against the first baseline on these data: ${describeChange(loss)}.`]),
  ];
  if (reasons.length === 0) return "";
  const refused = reasons.map((reason) => pc.red(`Not accepted as baseline, since ${reason}`));
  return `${[...refused, `To accept it all the same: ${accept}`].join("\n")}\n`;
}

export function paint(outcome: ChangeOutcome, line: string): string {
  return outcome === "regressed" ? pc.red(line) : outcome === "improved" ? pc.green(line) : line;
}

export const OUTCOMES: { readonly [outcome in ChangeOutcome]: string } = {
  regressed: "worse",
  improved: "better",
  "within-minimum-effect": "less than the minimum effect",
  "not-measurable": "no measurable change",
  unchanged: "unchanged",
};

export function describeChange(change: Change): string {
  const { baseline, current, difference, pValue, outcome } = change;
  const moved =
    outcome === "unchanged"
      ? formatScore(current)
      : `${formatScore(baseline)} → ${formatScore(current)} (${formatDifference(difference)}, p = ${formatScore(pValue)})`;
  return `${nameScore(change)}: ${moved}, ${OUTCOMES[outcome]}`;
}

export function nameScore({ system, depth, measure }: Pick<Change, "system" | "depth" | "measure">): string {
  const place = depth === undefined ? "" : ` at depth ${formatCount(depth)}`;
  return `${visibleText(measure)} of ${visibleText(system)}${place}`;
}

function countScores({ verdict, path, accept }: Check): string {
  const { checked, regressed, improved } = verdict;
  if (regressed.length > 0) {
    const worst = regressed.reduce((one, other) => (lossShare(other) > lossShare(one) ? other : one));
    return `Ranking regressed: ${formatCount(regressed.length)} of ${formatCount(checked)} scores are worse than ${visibleText(path)}, most of all ${nameScore(worst)} (${formatDifference(worst.difference)}).`;
  }
  const compared = `${formatCount(checked)} ${checked === 1 ? "score" : "scores"} checked against ${visibleText(path)}`;
  if (isRegression(verdict))
    return `Ranking regressed since the first baseline: ${compared}, none regressed.`;
  const better =
    improved.length === 0
      ? "none improved."
      : `${formatCount(improved.length)} improved; to hold that level from now on: ${accept}`;
  return `No regression: ${compared}, ${better}`;
}

/** How much of a mean was lost. */
function lossShare({ baseline, difference }: Change): number {
  return Math.abs(difference) / Math.max(Math.abs(baseline), Number.MIN_VALUE);
}

export function describeData(baseline: Baseline, current: FreshRun): string[] {
  const [before, now] = [baseline.dataset, current.dataset];
  if (before.fingerprint === now.fingerprint) return [];
  const name = ({ name, fingerprint }: Baseline["dataset"]) =>
    `${visibleText(name)} ${visibleText(fingerprint.slice(0, 16))}`;
  return [
    `The dataset went from ${name(before)} to ${name(now)}; the queries are the same${sayDataChanges(before.parts, now.parts)}.`,
  ];
}

/** The model, and the depth that is recommended for it. */
export function describeModel(baseline: Baseline, current: FreshRun): string[] {
  if (baseline.schemaVersion === 1) {
    return [
      "The baseline is of version 1, which knows neither model nor depth; the next --accept adds them.",
    ];
  }
  const { gone, added, moved } = compareModels(baseline.model, current.model);
  const most = moved[0];
  const parts = [
    ...(gone.length > 0 ? [`${list(gone)} ${gone.length === 1 ? "is" : "are"} gone`] : []),
    ...(added.length > 0 ? [`${list(added)} ${added.length === 1 ? "is" : "are"} new`] : []),
    ...(most === undefined
      ? []
      : [
          `the weight of ${visibleText(most.feature)} goes from ${formatScore(most.before)} to ${formatScore(most.after)}${moved.length > 1 ? `, and ${formatCount(moved.length - 1)} more moved` : ""}`,
        ]),
  ];
  const [before, now] = [baseline.headline.depth, current.headline.depth];
  const depth =
    before === now || before === undefined || now === undefined
      ? []
      : [`The recommended depth goes from ${formatCount(before)} to ${formatCount(now)}.`];
  return [...(parts.length > 0 ? [`The model changed: ${parts.join("; ")}.`] : []), ...depth];
}

/** Up to three names. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(visibleText);
  return [...shown, ...(names.length > 3 ? [`${formatCount(names.length - 3)} more`] : [])].join(", ");
}

function describePower({ measure, baseline, outcome }: Change, power: Power | undefined): string[] {
  if (power === undefined) {
    return outcome === "unchanged"
      ? ["Nothing changed, and no ablation says what such a check could have found."]
      : [];
  }
  const { drop, from } = power;
  const unchanged = from === "ablations" ? "Nothing changed. " : "";
  if (drop > baseline)
    return [`${unchanged}The queries are too few to find any loss of ${visibleText(measure)}.`];
  const basis =
    from === "ablations" ? "Judged by the differences to the runs without one feature, such" : "Such";
  return [
    `${unchanged}${basis} a check finds a loss of ${formatScore(drop)} in ${visibleText(measure)} (${formatShare(drop / baseline)}) in 80 % of cases.`,
  ];
}

function sayObjections({ doubts, shortfall }: Objections, aside: string): string[] {
  const said = doubts.map((finding) => visibleText(sayFinding(finding)));
  return [
    ...(said.length > 0 ? [`the results are in doubt (${aside}). ${said.join(" ")}`] : []),
    ...(shortfall === undefined ? [] : [sayShortfall(shortfall)]),
  ];
}

const SHORTFALLS: { readonly [require in Exclude<Requirement, "nothing">]: string } = {
  "not-measurably-worse": "is measurably worse than",
  "non-inferior": "may be worse by more than the margin than",
  better: "is not known to be better than",
};

export function sayShortfall({ require, control, treatment }: Shortfall): string {
  return `${visibleText(treatment)} ${SHORTFALLS[require]} ${visibleText(control)} ("require": "${require}").`;
}
