import type { TopLevelSpec } from "vega-lite";
import { visibleText } from "../../visible-text.ts";

/**
 * Renders a Vega-Lite chart as SVG: the same bytes for the same chart. Vega escapes markup in its texts, but leaves hidden
 * characters, most of which XML forbids. The charting library is loaded on first use.
 */
export async function renderChart(chart: TopLevelSpec): Promise<string> {
  const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
  const view = new vega.View(vega.parse(vegaLite.compile(chart).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return `${visibleText(withTooltips(svg))}\n`;
}

/** Says what a mark shows where the pointer rests on it, too. */
function withTooltips(svg: string): string {
  return svg.replaceAll(
    /(<path aria-label="([^"]*)"[^>]*)\/>/g,
    (_, mark: string, words: string) => `${mark}><title>${words}</title></path>`,
  );
}
