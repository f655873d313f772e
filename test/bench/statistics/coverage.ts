import { createRandom } from "../../../src/random.ts";
import { type Column, markdownTable } from "../../../src/report/markdown-table.ts";
import { bcaInterval } from "../../../src/statistics/bca-interval.ts";
import { bootstrapInterval } from "../../../src/statistics/bootstrap-interval.ts";
import { resample } from "../../../src/statistics/resample.ts";
import { scoreModels } from "./simulated-scores.ts";

const experiments = 2000;
const samples = 1000;

interface Coverage {
  readonly measure: string;
  readonly queries: number;
  /** Shares of the experiments whose interval held the true mean. */
  readonly percentile: number;
  readonly bca: number;
}

const columns: readonly Column<Coverage>[] = [
  { head: "measure", align: "left", cell: ({ measure }) => measure },
  { head: "queries", align: "right", cell: ({ queries }) => String(queries) },
  { head: "percentile", align: "right", cell: ({ percentile }) => (100 * percentile).toFixed(1) },
  { head: "BCa", align: "right", cell: ({ bca }) => (100 * bca).toFixed(1) },
];

/** A table of how often 95 % intervals hold the true mean, over simulated experiments. */
export function coverageTable(): string {
  const rows = Object.entries(scoreModels).flatMap(([measure, { mean, draw }]) =>
    [50, 200, 400].map((queries) => {
      const random = createRandom(`coverage/${measure}/${queries}`);
      const holds = ({ low, high }: { readonly low: number; readonly high: number }) =>
        low <= mean && mean <= high;
      let [percentile, bca] = [0, 0];
      for (let experiment = 0; experiment < experiments; experiment++) {
        const values = Float64Array.from({ length: queries }, () => draw(random));
        const resamples = resample(queries, samples, random);
        if (holds(bootstrapInterval(values, resamples))) percentile++;
        if (holds(bcaInterval(values, resamples))) bca++;
      }
      return { measure, queries, percentile: percentile / experiments, bca: bca / experiments };
    }),
  );
  return markdownTable(columns, rows);
}
