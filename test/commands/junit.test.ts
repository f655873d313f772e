import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { CheckDecision } from "../../src/commands/apply-gate.ts";
import { renderJunit } from "../../src/commands/junit.ts";
import { DEFAULT_JUDGING, gateOptions } from "../../src/gate/judging.ts";
import { judge } from "../../src/gate/verdict.ts";
import { freshRun } from "../gate/fresh-run.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { sampleReport } from "../report/sample-report.ts";

const values = Array.from({ length: 12 }, () => 0.5);
const verdict = judge(freshRun(values), freshRun(values.map(() => 0.3)), gateOptions(DEFAULT_JUDGING));
const checked: CheckDecision = {
  ...{ passed: false, text: "\u001b[31mP@10 of formula: worse.\u001b[39m\n", verdict, doubts: [] },
  accept: "npm run experiment -- --accept 'a & b'",
  shortfall: { require: "better", control: "vector", treatment: "formula" },
};
const facts = { checked, require: "better", force: false } as const;

/** What a consumer reads. */
function parse(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    isArray: (name) => name === "testcase",
  });
  return parser.parse(xml).testsuites;
}

describe("JUnit", () => {
  it("is what the golden file has", async () => {
    await expect(renderJunit(sampleReport, facts)).toMatchFileSnapshot("../golden/junit.xml");
  });

  it("counts its cases as consumers do", () => {
    const suites = parse(renderJunit(sampleReport, facts));
    const cases: readonly { failure?: unknown }[] = suites.testsuite.testcase;
    expect(Number(suites["@tests"])).toBe(cases.length);
    expect(Number(suites["@failures"])).toBe(cases.filter(({ failure }) => failure !== undefined).length);
    expect(cases).toHaveLength(3);
  });

  it("skips what --force passes over, but no regression", () => {
    const suites = parse(renderJunit(sampleReport, { ...facts, force: true }));
    expect([suites["@failures"], suites["@skipped"]]).toEqual(["1", "2"]);
  });

  it("of a run that is not checked asks only whether its results are in doubt", () => {
    const { testsuite } = parse(renderJunit(sampleReport, { require: "better", force: false }));
    expect(testsuite.testcase).toMatchObject([{ "@name": "the results are not in doubt" }]);
  });

  it("stays well-formed whatever data says", () => {
    for (const text of HOSTILE_TEXTS) {
      const experiment = { ...sampleReport.experiment, name: text };
      const xml = renderJunit({ ...sampleReport, experiment }, { ...facts, checked: { ...checked, text } });
      parse(xml);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML may not hold
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    }
  });
});
