import { Marked, type Token, type Tokens } from "marked";
import { expect, it } from "vitest";
import { renderChart } from "../../src/report/charts/render-chart.ts";
import { reportCharts } from "../../src/report/charts/report-charts.ts";
import { renderMarkdown } from "../../src/report/render-markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { renderCost } from "../../src/report/sections/cost-page.ts";
import { HOSTILE_TEXTS } from "../hostile-texts.ts";
import { sampleReport } from "./sample-report.ts";

/** The texts of a report that are the program's own words; all others come from data, an experiment or an engine. */
const OWN = new Set([
  ...["measure", "system", "order", "outcome", "form", "candidates", "computedFrom", "weightsFrom", "access"],
  ...["index", "wanted", "conventions", "measures", "headline", "part", "knowledge"],
  // Names of systems are restricted where they come in.
  ...["retriever", "control", "treatment", "only", "kind", "code", "severity"],
]);

/** Data as it must not be obeyed, by the place of the text in the report. */
function poison(value: unknown, text: string, key = ""): unknown {
  if (OWN.has(key)) return value;
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((element) => poison(element, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner, text, name)]));
}

const full = {
  ...sampleReport,
  experiment: { ...sampleReport.experiment, collection: "videos", vector: "dense" },
  payload: sampleReport.payload.map((audit) => ({ ...audit, items: { ...audit.items, hidden: 1 } })),
  approximate: undefined,
};
const refused = { ...full, model: { ...full.model, heldOut: { problem: "too few users" } } };

/** The elements of a document, without its texts and with code as text. */
function structure(tokens: readonly Token[]): unknown[] {
  return (tokens as Tokens.Generic[]).flatMap(({ type, tokens: inner, items, header, rows, href }) => {
    if (["space", "text", "escape", "codespan"].includes(type) && !inner) return [];
    const cells = [...(header ?? []), ...(rows ?? []).flat()].map((cell) => structure(cell.tokens));
    return [[type, href, ...structure(inner ?? []), ...structure(items ?? []), ...cells]];
  });
}

function parsed(markdown: string): unknown[] {
  return structure(new Marked().lexer(markdown));
}

it.each(HOSTILE_TEXTS.filter((text) => text.trim() !== "").map((text) => [text]))(
  "gives the report of data that say %j no other structure",
  (text) => {
    for (const report of [full, refused]) {
      const hostile = poison(report, text) as Report;
      expect(hostile.dataset.name).toBe(text);
      expect(parsed(renderMarkdown(hostile))).toEqual(parsed(renderMarkdown(report)));
      const cost = { depth: 20, cutoff: 10, requests: 100, atOnce: 8 };
      expect(parsed(renderCost({ ...cost, problem: text }, hostile))).toEqual(
        parsed(renderCost({ ...cost, problem: "they differ" }, report)),
      );
    }
  },
);

it("shows every name of the data in the report", () => {
  const report = poison(full, "<name>") as Report;
  const shown = renderMarkdown(report).split("&lt;name>").length - 1;
  expect(shown).toBeGreaterThan(20);
});

it("draws charts that are XML whatever a series is called", async () => {
  const chart = reportCharts(sampleReport)["depth.svg"]!;
  const title = "a<b>&\"'\u0000\u001b\u000b\ud800\uffff\u202e\n]]>";
  const svg = await renderChart({ ...chart, title: { text: title, anchor: "start" } });
  expect(svg).toContain(String.raw`>a&lt;b&gt;&amp;"'\u0000\u001b\u000b\ud800\uffff\u202e`);
  expect(svg.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/u);
});
