import type { Quantity, RelativeCost, Route } from "../../analysis/routes/route-cost.ts";
import type { CostReport } from "../cost-report.ts";
import { formatCount, formatPercent } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { Report } from "../report.ts";

/** The file that holds `renderCost`. */
export const COST_FILE = "cost.md";

/** What leads from the report to the cost of the routes. */
export const COST_LINK = `## What the routes cost

Timings differ from run to run, so they are in a file of their own: [${COST_FILE}](${COST_FILE}).`;

/** Renders what the three routes to the same list cost, each against the formula in the query. */
export function renderCost(cost: CostReport, { experiment, engine }: Report): string {
  const { depth, cutoff, requests } = cost;
  const several = experiment.retrievers !== undefined;
  const nearest = several ? "the retrievers fused by ranks" : "the nearest alone";
  const fetched = several
    ? `${formatCount(depth)} candidates of each retriever`
    : `${formatCount(depth)} candidates`;
  const batch = several ? ", in one batch of a query for each of their scores" : "";
  const head = `# ${markdownText(experiment.name)}: what the routes cost

Three ways to ${formatCount(cutoff)} items${several ? "" : ", each by one request"}: ${nearest}; ${fetched} ordered by the formula in the query; the same candidates fetched with their payload${batch} and ordered by the application.`;
  if ("problem" in cost) {
    return `${head}\n\nNot compared: ${markdownText(cost.problem)}. Routes to different lists have no price to compare.\n`;
  }
  return `${head}

The formula and the application gave the same items to every request. ${formatCount(requests)} requests of each route, in turn after a warm-up, on ${markdownText(`${engine.description} ${engine.version} (${engine.kind})`)}. In brackets, and with its ${formatPercent(experiment.confidence)} interval, how many times the formula's each is; the milliseconds are of this machine and hold for no other.

${costTable(cost, several)}

Engine time is what the engine says that it needed; with the embedded engine that includes its REST front end. All else is outside of it: the network, writing and reading JSON, and in the application the ordering. A slow network changes only that part, and much of it vanishes where requests go together or in batches: decide by the two apart, not by their sum.
`;
}

type Compared = Extract<CostReport, { costs: unknown }>;

interface Row {
  readonly what: string;
  readonly cell: (route: Route) => string;
}

function costTable({ costs, percentiles, atOnce }: Compared, several: boolean): string {
  const row = (what: string, quantity: Quantity, print: (mean: number) => string): Row => ({
    what,
    cell: (route) => `${print(costs[route][quantity].mean)}${ratio(route, costs[route][quantity])}`,
  });
  const perSecond = (ms: number) => formatCount(1000 / ms);
  const rows: Row[] = [
    row("engine time, ms", "engineMs", milliseconds),
    row("outside the engine, ms", "outsideMs", milliseconds),
    row("both, ms", "clientMs", milliseconds),
    {
      what: "both: p50 / p95 / p99, ms",
      cell: (route) => Object.values(percentiles[route]).map(milliseconds).join(" / "),
    },
    row("answer, bytes of JSON", "bytes", formatCount),
    row("queries a second, one at a time (time a query)", "clientMs", perSecond),
    row(`queries a second, ${atOnce} at once (time a query)`, "concurrentMs", perSecond),
  ];
  const column = (head: string, route: Route): Column<Row> => ({
    head,
    align: "right",
    cell: ({ cell }) => cell(route),
  });
  return markdownTable<Row>(
    [
      { head: "mean of", align: "left", cell: ({ what }) => what },
      column(several ? "fused by ranks" : "nearest only", "nearest"),
      column("formula in the query", "engine"),
      column("ordered by the application", "application"),
    ],
    rows,
  );
}

function milliseconds(ms: number): string {
  return ms.toFixed(2);
}

function ratio(route: Route, { toEngine }: RelativeCost): string {
  if (route === "engine") return "";
  if (toEngine === undefined) return " (–)";
  const { ratio, low, high } = toEngine;
  return ` (${ratio.toFixed(2)} ×, ${low.toFixed(2)} to ${high.toFixed(2)})`;
}
