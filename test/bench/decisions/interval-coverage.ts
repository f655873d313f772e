import { createRandom, type Random, randomInteger } from "../../../src/random.ts";
import { type Column, markdownTable } from "../../../src/report/markdown-table.ts";
import { bcaInterval } from "../../../src/statistics/bca-interval.ts";
import { bootstrapInterval } from "../../../src/statistics/bootstrap-interval.ts";
import { studentizedInterval } from "../../../src/statistics/bootstrap-t-interval.ts";
import type { Interval } from "../../../src/statistics/interval.ts";
import { mean } from "../../../src/statistics/mean.ts";
import { normalCdf } from "../../../src/statistics/normal-distribution.ts";
import { type Resamples, resample } from "../../../src/statistics/resample.ts";
import { spread } from "../../../src/statistics/spread.ts";
import { studentQuantile } from "../../../src/statistics/student-t.ts";
import type { MeasuredScores } from "./measured-scores.ts";

const sizes = [10, 15, 20, 50, 200];
const experiments = 1000;
const samples = 500;

const methods: { readonly [name: string]: (values: Float64Array, resamples: Resamples) => Interval } = {
  percentile: bootstrapInterval,
  BCa: bcaInterval,
  expanded: expandedInterval,
  t: studentInterval,
  "bootstrap-t and t": studentizedInterval,
};

interface Coverage {
  readonly method: string;
  readonly queries: number;
  /** Of all cases, ascending: the share of the experiments whose interval holds the true mean. */
  readonly shares: readonly number[];
}

const columns: readonly Column<Coverage>[] = [
  { head: "queries", align: "right", cell: ({ queries }) => String(queries) },
  { head: "interval", align: "left", cell: ({ method }) => method },
  { head: "worst", align: "right", cell: ({ shares }) => (100 * shares[0]!).toFixed(1) },
  { head: "best", align: "right", cell: ({ shares }) => (100 * shares.at(-1)!).toFixed(1) },
  {
    head: "93 to 97",
    align: "right",
    cell: ({ shares }) =>
      `${shares.filter((share) => share >= 0.93 && share <= 0.97).length} of ${shares.length}`,
  },
];

/** How often each kind of interval holds the true mean, of measures and of differences between systems. */
export function intervalCoverage(measured: readonly MeasuredScores[]): string {
  const cases = [...measured.flatMap(casesOf), ...madeUp()];
  const rows = sizes.flatMap((queries) => {
    const shares = cases.map((values, i) => cover(values, queries, createRandom(`${i}/${queries}`)));
    return Object.keys(methods).map((method) => ({
      ...{ method, queries },
      shares: shares.map((byMethod) => byMethod[method]!).sort((a, b) => a - b),
    }));
  });
  return markdownTable(columns, rows);
}

/** Both systems' measures and their differences. */
function casesOf({ depths, values }: MeasuredScores): Float64Array[] {
  const deepest = depths.at(-1)!;
  const of = (system: string, measure: string, depth = deepest) => values(system, depth, measure);
  const minus = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i]!);
  return [
    ...["P@10", "nDCG@10"].flatMap((measure) => [of("vector", measure), of("formula", measure)]),
    ...["P@10", "nDCG@10", "P@20"].map((measure) => minus(of("formula", measure), of("vector", measure))),
    minus(of("formula", "P@10"), of("formula", "P@10", depths[0]!)),
  ];
}

/** Differences of P@10 that are 0 in half and in two thirds of the queries, with as many, or more, gains than losses. */
function madeUp(): Float64Array[] {
  return [0.5, 0.65].flatMap((zeros) =>
    [0.5, 0.7].map((gains) => {
      const random = createRandom(`${zeros}/${gains}`);
      const size = () => {
        const u = random();
        return u < 0.7 ? 0.1 : u < 0.95 ? 0.2 : 0.3;
      };
      return Float64Array.from({ length: 4000 }, () =>
        random() < zeros ? 0 : random() < gains ? size() : -size(),
      );
    }),
  );
}

function cover(world: Float64Array, queries: number, random: Random): { [method: string]: number } {
  const truth = mean(world);
  const held = Object.fromEntries(Object.keys(methods).map((method) => [method, 0]));
  for (let experiment = 0; experiment < experiments; experiment++) {
    const values = Float64Array.from({ length: queries }, () => world[randomInteger(random, world.length)]!);
    const resamples = resample(queries, samples, random);
    for (const [method, interval] of Object.entries(methods)) {
      const { low, high } = interval(values, resamples);
      if (low <= truth + 1e-12 && truth - 1e-12 <= high) held[method]! += 1 / experiments;
    }
  }
  return held;
}

function studentInterval(values: Float64Array): Interval {
  const reach = (studentQuantile(0.975, values.length - 1) * spread(values)) / Math.sqrt(values.length);
  return { low: mean(values) - reach, high: mean(values) + reach };
}

/** The percentile interval at the probabilities Φ(√(n / (n − 1)) · t): Hesterberg (2015), section 5.3. */
function expandedInterval(values: Float64Array, resamples: Resamples): Interval {
  const n = values.length;
  const outer = normalCdf(Math.sqrt(n / (n - 1)) * studentQuantile(0.025, n - 1));
  return bootstrapInterval(values, resamples, 1 - 2 * outer);
}
