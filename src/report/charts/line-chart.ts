import { formatScore } from "../format-number.ts";
import { CHART_WIDTH, spreadLabels } from "./chart-frame.ts";

/** A point of a line chart, with its interval where there is one. */
export interface ChartPoint {
  readonly x: number;
  readonly series: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What is drawn as one line; its shape tells it apart where colours do not. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly shape: "circle" | "square" | "triangle-up" | "diamond";
}

/** A summary as a point of a series. */
export function point(
  x: number,
  series: string,
  { mean, low, high }: Omit<ChartPoint, "x" | "series">,
): ChartPoint {
  return { x, series, mean, low, high };
}

const HEIGHT = 200;

/** Of a label, in pixels. */
const LINE_HEIGHT = 15;

/** Lines with error bars over numbers, marked on the axis where there are points, each named at its end. */
export function linePanel(panel: {
  readonly x: { title: string; values: readonly number[]; logarithmic: boolean };
  readonly y: string;
  readonly series: readonly Series[];
  readonly points: readonly ChartPoint[];
  /** A place on the axis that a line marks. */
  readonly marked?: { readonly x: number; readonly text: string } | undefined;
}) {
  const { series, points, marked } = panel;
  const top = Math.max(...points.map(({ high }) => high), Number.MIN_VALUE);
  const x = {
    field: "x",
    type: "quantitative" as const,
    title: panel.x.title,
    scale: panel.x.logarithmic
      ? { type: "log" as const, nice: false, padding: 20 }
      : { type: "linear" as const, nice: false, padding: 20, zero: false },
    axis: { values: [...panel.x.values], format: ",d", labelOverlap: "greedy" as const, grid: false },
  };
  const y = {
    type: "quantitative" as const,
    title: panel.y,
    scale: { domain: [0, top] as [number, number], nice: true },
    axis: { format: ".2~f", tickCount: 5 },
  };
  const names = series.map(({ name }) => name);
  const colours = { domain: names, range: series.map(({ colour }) => colour) };
  const color = { field: "series", type: "nominal" as const, legend: null, scale: colours };
  const shapes = { domain: names, range: series.map(({ shape }) => shape) };
  const description = { field: "words", type: "nominal" as const };
  const values = points.map((one) => ({ ...one, words: inWords(one) }));
  const ends = series.flatMap(({ name }) => points.findLast((one) => one.series === name) ?? []);
  const places = spreadLabels(
    ends.map(({ mean }) => mean),
    (LINE_HEIGHT / HEIGHT) * top,
  );
  const labels = ends.map((end, i) => ({ ...end, place: places[i]! }));
  return {
    width: CHART_WIDTH,
    height: HEIGHT,
    data: { values },
    layer: [
      ...(marked === undefined ? [] : markedPlace(marked, x)),
      {
        mark: { type: "rule" as const, strokeWidth: 1.5, aria: false },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color },
      },
      {
        mark: { type: "line" as const, strokeWidth: 2, aria: false },
        encoding: { x, y: { ...y, field: "mean" }, color },
      },
      {
        mark: { type: "point" as const, filled: true, size: 60, opacity: 1 },
        encoding: {
          ...{ x, y: { ...y, field: "mean" }, color, description },
          shape: { field: "series", type: "nominal" as const, legend: null, scale: shapes },
        },
      },
      {
        data: { values: labels },
        mark: { type: "text" as const, align: "left" as const, dx: 10, fontWeight: "bold" as const },
        encoding: { x, y: { ...y, field: "place" }, color, text: { field: "series" } },
      },
    ],
  };
}

function markedPlace<X extends object>({ x: place, text }: { x: number; text: string }, x: X) {
  const data = { values: [{ x: place, text }] };
  return [
    { data, mark: { type: "rule" as const, strokeDash: [4, 4], color: "#1c2024" }, encoding: { x } },
    {
      data,
      mark: { type: "text" as const, baseline: "bottom" as const, dy: -4 },
      encoding: { x, y: { value: 0 }, text: { field: "text" } },
    },
  ];
}

function inWords({ x, series, mean, low, high }: ChartPoint): string {
  const interval = low < high ? `, ${formatScore(low)} to ${formatScore(high)}` : "";
  return `${x}: ${series} ${formatScore(mean)}${interval}`;
}
