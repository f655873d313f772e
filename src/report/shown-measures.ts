import type { Measure } from "../metrics/measure.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import type { Report } from "./report.ts";

/** The measures that differ from the headline by their cutoff alone, the headline among them: what a table has room for. */
export function headlineFamily({ experiment }: Report): Measure[] {
  const { family } = parseMeasure(experiment.headline);
  return experiment.measures.map(parseMeasure).filter((measure) => measure.family === family);
}
