import { createRandom } from "../../src/random.ts";
import { type Column, markdownTable } from "../../src/report/markdown-table.ts";
import { bcaInterval } from "../../src/statistics/bca-interval.ts";
import { comparePaired } from "../../src/statistics/compare-paired.ts";
import { resample } from "../../src/statistics/resample.ts";
import { summarize } from "../../src/statistics/summarize.ts";
import { testPaired } from "../../src/statistics/test-paired.ts";
import { coverageTable } from "./statistics/coverage.ts";
import { rejectionTable } from "./statistics/rejections.ts";
import { scoreModels } from "./statistics/simulated-scores.ts";

const queries = 1000;
const samples = 10_000;

interface Timing {
  readonly work: string;
  /** The shortest of 5. */
  readonly milliseconds: number;
}

const columns: readonly Column<Timing>[] = [
  { head: "work", align: "left", cell: ({ work }) => work },
  { head: "ms", align: "right", cell: ({ milliseconds }) => milliseconds.toFixed(1) },
];

/** Times the statistics, and simulates whether tests reject and intervals cover as often as they say. */
export async function run(): Promise<void> {
  console.log(`\n${samples} samples over ${queries} queries\n\n${markdownTable(columns, timings())}`);
  console.log(`\nRejections of a true null at 5 %, in % of 2000 experiments\n\n${rejectionTable()}`);
  console.log(`\nCoverage of 95 % intervals, in % of 2000 experiments\n\n${coverageTable()}`);
}

function timings(): Timing[] {
  const random = createRandom("bench");
  const draw = () => Float64Array.from({ length: queries }, () => scoreModels.RR!.draw(random));
  const [control, treatment] = [draw(), draw()];
  const resamples = resample(queries, samples, random);
  return [
    {
      work: "bootstrap samples, once for all measures",
      milliseconds: time(() => resample(queries, samples, random)),
    },
    {
      work: "mean and percentile interval, a measure",
      milliseconds: time(() => summarize(control, resamples)),
    },
    { work: "mean and BCa interval, a measure", milliseconds: time(() => bcaInterval(control, resamples)) },
    {
      work: "paired comparison, a measure",
      milliseconds: time(() => comparePaired(control, treatment, resamples)),
    },
    {
      work: "randomisation and t tests, a measure",
      milliseconds: time(() => testPaired(control, treatment, random, { samples })),
    },
  ];
}

function time(work: () => unknown): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    work();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}
