import type { TopLevelSpec } from "vega-lite";
import { findHeadline, findHeadlineStages } from "../find-score.ts";
import { formatCount, formatScore } from "../format-number.ts";
import type { Report } from "../report.ts";
import { CHART_WIDTH, COLOURS, chartFrame, spreadLabels } from "./chart-frame.ts";

/** Of a label, as a share of the height. */
const LINE_HEIGHT = 0.06;

/**
 * What is reached and what each stage loses, stacked up to 1: one bar a depth, its parts named beside the last.
 *
 * @param linked Whether a part leads to the queries that lose most there.
 */
export function stagesChart(report: Report, linked: boolean): TopLevelSpec {
  const { treatment, headline: measure, depths } = report.experiment;
  const { reached, order, search, depth, scarcity } = COLOURS.stages;
  const parts = [
    { name: `reached by ${treatment}`, colour: reached, link: "#sort=gain" },
    { name: "lost by order", colour: order, link: "#sort=order" },
    { name: "lost by search", colour: search, link: "#sort=search" },
    { name: "lost by depth", colour: depth, link: "#sort=depth" },
    { name: "scarcity", colour: scarcity, link: undefined },
  ];
  const bars = depths.map((each) => {
    const { losses } = findHeadlineStages(report, each);
    const { mean } = findHeadline(report, treatment, each);
    const shares = [mean, losses.order, losses.search, losses.depth, losses.scarcity];
    return parts.map(({ name, link }, part) => ({
      ...{ name, part, share: shares[part]!, depth: formatCount(each) },
      words: `${formatCount(each)}: ${name} ${formatScore(shares[part])}`,
      ...(linked && link !== undefined && { link }),
    }));
  });
  const names = parts.map(({ name }) => name);
  const last = bars.at(-1)!;
  const middles = last.map(({ share }, part) => share / 2 + sum(last.slice(0, part).map((one) => one.share)));
  // A part that is nowhere needs no name.
  const present = names.map((_, part) => bars.some((bar) => Math.abs(bar[part]!.share) >= 0.00005));
  const named = [...names.keys()].filter((part) => present[part]);
  const places = spreadLabels(
    named.map((part) => middles[part]!),
    LINE_HEIGHT,
  );
  const y = {
    type: "quantitative" as const,
    title: `share of the best possible ${measure}`,
    axis: { format: ".1f", tickCount: 5 },
    scale: { domain: [0, 1] as [number, number] },
  };
  return {
    ...chartFrame(`Which stage loses the hits: ${measure}`),
    width: CHART_WIDTH,
    height: 260,
    layer: [
      {
        data: { values: bars.flat() },
        mark: { type: "bar", width: { band: 0.75 }, stroke: "white", strokeWidth: 1 },
        encoding: {
          x: {
            ...{ field: "depth", type: "ordinal", sort: null, title: "depth M (candidates fetched)" },
            axis: { labelAngle: 0 },
          },
          y: { ...y, field: "share" },
          order: { field: "part" },
          description: { field: "words", type: "nominal" },
          ...(linked && { href: { field: "link", type: "nominal" } }),
          color: {
            ...{ field: "name", type: "nominal", legend: null },
            scale: { domain: names, range: parts.map(({ colour }) => colour) },
          },
        },
      },
      {
        data: { values: named.map((part, i) => ({ name: names[part]!, share: places[i]! })) },
        mark: { type: "text", align: "left", dx: 6 },
        encoding: { x: { value: CHART_WIDTH }, y: { ...y, field: "share" }, text: { field: "name" } },
      },
    ],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
