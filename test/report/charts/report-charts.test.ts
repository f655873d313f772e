import { expect, it } from "vitest";
import { renderChart } from "../../../src/report/charts/render-chart.ts";
import { reportCharts } from "../../../src/report/charts/report-charts.ts";
import { sampleReport } from "../sample-report.ts";

const charts = reportCharts(sampleReport);

it.each(Object.entries(charts))(
  "draws %s as the golden file has it, the same bytes each time",
  async (file, chart) => {
    const svg = await renderChart(chart);
    await expect(svg).toMatchFileSnapshot(`../../golden/${file}`);
    expect(await renderChart(chart)).toBe(svg);
  },
);

/** What a reader sees of a chart in words. */
const textsOf = (svg: string) => Array.from(svg.matchAll(/<text[^>]*>([^<]*)</g), ([, text]) => text);

it("marks every depth on the axis and the recommended one, and names every series where it ends", async () => {
  const texts = textsOf(await renderChart(charts["depth.svg"]!));
  for (const text of ["20", "100", "fetch 20", "recall (R@M)", "ceiling (P@10)", "formula", "vector"]) {
    expect(texts).toContain(text);
  }
});

it("says what a point shows where the pointer rests on it", async () => {
  const svg = await renderChart(charts["depth.svg"]!);
  expect(svg).toContain("<title>20: formula 0.1440, 0.1240 to 0.1640</title>");
});

it("names the scale of the calibration, and the parts of the stages that there are", async () => {
  expect(textsOf(await renderChart(charts["calibration.svg"]!))).toContain(
    "predicted probability (square-root scale)",
  );
  const stages = textsOf(await renderChart(charts["stages.svg"]!));
  expect(stages).toContain("lost by order");
  expect(stages).not.toContain("lost by search");
});

it("leads from a stage to the queries that lose most there, where a page holds them", async () => {
  const linked = await renderChart(reportCharts(sampleReport, true)["stages.svg"]!);
  expect(linked).toContain('<a xlink:href="#sort=order">');
  expect(await renderChart(charts["stages.svg"]!)).not.toContain("href=");
});
