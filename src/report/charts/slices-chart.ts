import type { TopLevelSpec } from "vega-lite";
import { formatCount, formatDifference } from "../format-number.ts";
import type { Report } from "../report.ts";
import { CHART_WIDTH, COLOURS, chartFrame } from "./chart-frame.ts";

const OUTCOMES = ["better", "no measurable difference", "worse"] as const;

/** The difference between treatment and control within each slice of the queries, with its interval. */
export function slicesChart({ slices, recommendation, experiment }: Report): TopLevelSpec {
  const values = slices.map(({ attribute, value, queries, difference, low, high, adjustedPValue }) => {
    const isDetectable = low * high > 0 && adjustedPValue <= 1 - experiment.confidence;
    const slice = `${attribute}: ${value} (${formatCount(queries)})`;
    const interval = `${formatDifference(low)} to ${formatDifference(high)}`;
    return {
      ...{ slice, difference, low, high },
      outcome: OUTCOMES[isDetectable ? (difference > 0 ? 0 : 2) : 1],
      words: `${slice}: ${formatDifference(difference)}, ${interval}`,
    };
  });
  const frame = chartFrame(`Who benefits, at depth ${formatCount(recommendation.depth)}`);
  const y = {
    ...{ field: "slice", type: "nominal" as const, sort: null, title: null },
    axis: { labelLimit: 180 },
  };
  const x = {
    type: "quantitative" as const,
    title: `${recommendation.measure}: ${experiment.treatment} − ${experiment.control}`,
    axis: { format: "+.2~f", tickCount: 5 },
  };
  const domain = [...OUTCOMES];
  const color = {
    ...{ field: "outcome", type: "nominal" as const, legend: null },
    scale: { domain, range: [COLOURS.treatment, COLOURS.ceiling, COLOURS.control] },
  };
  return {
    ...frame,
    title: { ...frame.title, subtitle: "▲ better   ● no measurable difference   ▼ worse" },
    width: CHART_WIDTH - 40,
    height: { step: 26 },
    data: { values },
    layer: [
      { mark: { type: "rule", strokeDash: [4, 4], color: COLOURS.line }, encoding: { x: { datum: 0 } } },
      {
        mark: { type: "rule", strokeWidth: 2, aria: false },
        encoding: { y, x: { ...x, field: "low" }, x2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 80, opacity: 1 },
        encoding: {
          ...{ y, x: { ...x, field: "difference" }, color },
          shape: {
            ...{ field: "outcome", type: "nominal" },
            scale: { domain, range: ["triangle-up", "circle", "triangle-down"] },
            legend: null,
          },
          description: { field: "words", type: "nominal" },
        },
      },
    ],
  };
}
