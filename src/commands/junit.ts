import { XMLBuilder } from "fast-xml-parser";
import type { Requirement } from "../gate/requirement.ts";
import type { Finding } from "../report/findings/finding.ts";
import { stops } from "../report/findings/first-screen.ts";
import { sayFinding } from "../report/findings/say-finding.ts";
import type { Report } from "../report/report.ts";
import { describeChange, sayShortfall } from "../terminal/gate-text.ts";
import { visibleText } from "../visible-text.ts";
import type { CheckDecision } from "./apply-gate.ts";
import { plainLines } from "./plain-lines.ts";

/** What the cases of a run are made of. */
export interface JunitFacts {
  /** Left out where nothing was compared with a baseline. */
  readonly checked?: CheckDecision | undefined;
  readonly require: Requirement;
  /** Whether doubts and missed requirements are passed over: their cases then are skipped. */
  readonly force: boolean;
}

/** One question to a run, and what is wrong, if anything. */
interface Case {
  readonly name: string;
  readonly problems: readonly string[];
  readonly passedOver?: boolean;
}

/**
 * A run as JUnit has it: one test case for each question that a gate asks.
 *
 * @returns XML; characters that it may not hold are spelled out.
 * @see https://github.com/testmoapp/junitxml
 */
export function renderJunit(report: Report, { checked, require, force }: JunitFacts): string {
  const { experiment, findings } = report;
  const cases: Case[] = [
    {
      name: "the results are not in doubt",
      problems: stops(findings).map((finding: Finding) => sayFinding(finding)),
      passedOver: force,
    },
    ...(checked ? checkedCases(checked) : []),
    ...(checked && require !== "nothing"
      ? [
          {
            name: `${experiment.treatment} against ${experiment.control} is ${require}`,
            problems: checked.shortfall ? [sayShortfall(checked.shortfall)] : [],
            passedOver: force,
          },
        ]
      : []),
  ];
  const isFailure = ({ problems, passedOver = false }: Case) => problems.length > 0 && !passedOver;
  const isSkipped = ({ problems, passedOver = false }: Case) => problems.length > 0 && passedOver;
  const counts = {
    "@tests": cases.length,
    "@failures": cases.filter(isFailure).length,
    "@skipped": cases.filter(isSkipped).length,
  };
  const builder = new XMLBuilder({
    ...{ ignoreAttributes: false, attributeNamePrefix: "@", format: true, suppressBooleanAttributes: false },
  });
  const text: string = builder.build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    testsuites: {
      ...counts,
      testsuite: {
        "@name": visibleText(experiment.name),
        ...counts,
        testcase: cases.map((one) => ({
          "@classname": `qdrant-rank-eval.${visibleText(experiment.name)}`,
          "@name": visibleText(one.name),
          ...(isFailure(one) && { failure: outcome(one) }),
          ...(isSkipped(one) && { skipped: outcome(one) }),
        })),
        ...(checked && { "system-out": plainLines(checked.text).map(visibleText).join("\n") }),
      },
    },
  });
  return text;
}

function outcome({ problems }: Case) {
  const [first = ""] = problems;
  return { "@message": visibleText(first), "#text": problems.map(visibleText).join("\n") };
}

function checkedCases({ verdict, accept }: CheckDecision): Case[] {
  const { regressed, sinceAnchor } = verdict;
  const withCommand = (problems: readonly string[]) =>
    problems.length === 0 ? [] : [...problems, `If the change is intended, accept it: ${accept}`];
  return [
    { name: "no score regressed", problems: withCommand(regressed.map(describeChange)) },
    ...(sinceAnchor
      ? [
          {
            name: "no loss since the first baseline",
            problems: withCommand(sinceAnchor.outcome === "regressed" ? [describeChange(sinceAnchor)] : []),
          },
        ]
      : []),
  ];
}
