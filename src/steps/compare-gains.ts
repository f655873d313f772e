import type { GainShare } from "../report/gain-share.ts";
import type { Report } from "../report/report.ts";
import { pairedDifferences } from "../statistics/paired-differences.ts";
import { ratioOfMeans } from "../statistics/ratio-of-means.ts";
import type { Evaluation } from "./evaluation.ts";

/**
 * Which share of what an imported run gains over the control the treatment reaches, by the headline at the recommended depth:
 * of a ranker that no formula can be, such as gradient-boosted trees.
 */
export function compareGains({
  runs,
  scores,
  experiment,
  depth,
  resamples,
}: Evaluation): Pick<Report, "gainShares"> {
  const { headline } = experiment.ranking;
  const { confidence } = experiment.statistics;
  const valuesOf = (system: string) =>
    scores.find(
      (score) =>
        score.system === system && (score.depth ?? depth) === depth && score.measure === headline.name,
    )?.values;
  const [control, treatment] = [valuesOf(runs.control.system), valuesOf(runs.treatment.system)];
  if (control === undefined || treatment === undefined) return {};
  const signed = (values: Float64Array) => (headline.direction === "higher" ? values : values.map((v) => -v));
  const gained = pairedDifferences(signed(control), signed(treatment));
  const gainShares = runs.systems.flatMap(({ name, imported }): GainShare[] => {
    const values = imported === undefined || name === runs.control.system ? undefined : valuesOf(name);
    if (values === undefined) return [];
    const share = ratioOfMeans(
      gained,
      pairedDifferences(signed(control), signed(values)),
      resamples,
      confidence,
    );
    return share === undefined ? [] : [{ system: name, share }];
  });
  return gainShares.length === 0 ? {} : { gainShares };
}
