import { readFileSync } from "node:fs";
import { raw } from "jq-wasm";
import { describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import { toReportFile } from "../../src/report/report-file.ts";
import { toJson } from "../../src/report/to-json.ts";
import { isReportFile } from "./report-schema.ts";
import { sampleReport } from "./sample-report.ts";

// biome-ignore lint/suspicious/noExplicitAny: a report to be broken at will
type Loose = any;

const json = toJson(toReportFile(sampleReport));

/** Ways to break a report, by what is wrong then. */
const MUTATIONS: { readonly [wrong: string]: (report: Loose) => void } = {
  "another version": (report) => (report.schemaVersion = 3),
  "no findings": (report) => delete report.findings,
  "a finding of an unknown code": (report) => (report.findings[0].code = "splendid"),
  "a finding of an unknown severity": (report) => (report.findings[0].severity = "fatal"),
  "a finding without words": (report) => delete report.findings[0].text,
  "a finding without one of its numbers": (report) => delete report.findings[0].pValue,
  "a finding with a key of another": (report) => (report.findings[0].samples = 3),
  "a text for a number": (report) => (report.scores[0].mean = "0.1"),
  "null for a number": (report) => (report.scores[0].low = null),
  "a score without a system": (report) => delete report.scores[0].system,
  "a key that nobody knows": (report) => (report.extra = true),
  "a key that nobody knows, deep inside": (report) => (report.trust.shards.extra = true),
  "a list for a record": (report) => (report.experiment = []),
  "a record for a list": (report) => (report.comparisons = {}),
  "an unknown outcome": (report) => (report.missed.worst[0].outcomes[0].outcome = "stolen"),
  "an unknown stage": (report) => (report.stages[0].losses.luck = 0),
  "no dataset fingerprint": (report) => delete report.dataset.fingerprint,
  "an engine that may be Qdrant": (report) => (report.engine.isQdrant = "maybe"),
  "an unknown form of the formula": (report) => (report.experiment.form = "probit"),
  "conventions in one text": (report) => (report.conventions = report.conventions.join()),
};

describe("report.json", () => {
  it("is what its JSON Schema says", () => {
    expect(isReportFile(JSON.parse(json))).toBe(true);
  });

  it.each(Object.entries(MUTATIONS))("is refused by the schema with %s", (_, mutate) => {
    const report = JSON.parse(json);
    mutate(report);
    expect(isReportFile(report)).toBe(false);
  });

  it("says every finding and every action in the words of the markdown", () => {
    const markdown = renderMarkdown(sampleReport).replaceAll(/[\\*]/g, "");
    const { findings, actions } = toReportFile(sampleReport);
    for (const { text } of [...findings, ...actions]) expect(markdown).toContain(text);
  });

  it("has the golden file's bytes", async () => {
    await expect(json).toMatchFileSnapshot("../golden/report.json");
  });
});

describe("the recipes of reports/README.md", () => {
  const recipes = [
    ...readFileSync("reports/README.md", "utf8").matchAll(
      /^jq (-\w) '(.*)' reports\/synthetic\/report\.json$/gm,
    ),
  ].map(([, flag, filter]) => ({ flag: flag!, filter: filter! }));
  const answers = [
    expect.stringMatching(
      /^By P@10, formula ranks better than vector\. .*\nFind out what makes equal queries/,
    ),
    "false",
    expect.stringMatching(/^vector 0\.11\nformula 0\.144/),
    expect.stringMatching(/^\S.*: -?0\.\d+/),
    '{"user":"ada","missed":[8,9]}\n{"user":"bob","missed":[5]}',
  ];

  it("are five", () => {
    expect(recipes).toHaveLength(answers.length);
  });

  it.each(answers.map((answer, i) => ({ ...recipes[i]!, answer })))("jq $flag $filter", async (recipe) => {
    // By its exit code -e says what its output is.
    const flags = recipe.flag === "-e" ? [] : [recipe.flag];
    expect((await raw(json, recipe.filter, flags)).trim()).toEqual(recipe.answer);
  });
});
