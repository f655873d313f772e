/** One colour for one meaning, in every chart: those of the stages stay apart for colour-blind eyes. */
export const COLOURS = {
  treatment: "#b85c00",
  control: "#2a6fbb",
  recall: "#1b7f8c",
  ceiling: "#2b2f36",
  /** What the treatment reaches, and what each stage loses. */
  stages: { reached: "#b85c00", order: "#f0c08f", search: "#6a3d9a", depth: "#1b7f8c", scarcity: "#d9dce0" },
  line: "#8a8f98",
} as const;

/** Narrow enough to be read on a phone, labels included. */
export const CHART_WIDTH = 300;

/** What every chart looks like. */
export function chartFrame(title: string) {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    background: "white",
    title: { text: title, anchor: "start", fontSize: 14 },
    config: {
      font: "Helvetica, Arial, sans-serif",
      axis: { labelFontSize: 13, titleFontSize: 13, titleFontWeight: "normal", gridColor: "#e8e8e8" },
      legend: { labelFontSize: 13 },
      text: { fontSize: 13 },
      view: { stroke: null },
    },
  } as const;
}

/**
 * Where labels go that must not cover each other: as near as they can be to where they belong.
 *
 * @param places Along an axis.
 * @param gap At least between two of them.
 */
export function spreadLabels(places: readonly number[], gap: number): number[] {
  const order = [...places.keys()].sort((a, b) => places[a]! - places[b]!);
  const spread = [...places];
  for (let i = 1; i < order.length; i++) {
    const lower = spread[order[i - 1]!]!;
    spread[order[i]!] = Math.max(spread[order[i]!]!, lower + gap);
  }
  return spread;
}
