/** One colour for one meaning, in every chart. */
export const COLOURS = {
  blue: "#2a6fbb",
  orange: "#d9731a",
  paleOrange: "#f0c08f",
  green: "#3b8f4e",
  red: "#c23b4b",
  grey: "#8a8f98",
  paleGrey: "#d9dce0",
} as const;

/** What every chart looks like. */
export function chartFrame(title: string) {
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    background: "white",
    width: 560,
    height: 300,
    title: { text: title, anchor: "start", fontSize: 14 },
    config: {
      font: "Helvetica, Arial, sans-serif",
      axis: { labelFontSize: 11, titleFontSize: 12, titleFontWeight: "normal", gridColor: "#e8e8e8" },
      legend: { labelFontSize: 11 },
      view: { stroke: null },
    },
  } as const;
}
