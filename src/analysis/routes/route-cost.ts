import type { Random } from "../../random.ts";
import { mean } from "../../statistics/mean.ts";
import { type MeanRatio, ratioOfMeans } from "../../statistics/ratio-of-means.ts";
import { resample } from "../../statistics/resample.ts";

/** The ways to a list of k items: the k nearest; M re-ranked by the engine; M fetched with payload, re-ranked by the service. */
export const ROUTES = ["nearest", "engine", "application"] as const;

export type Route = (typeof ROUTES)[number];

/** What is measured of a route; every one is better when it is less. */
export const QUANTITIES = ["engineMs", "outsideMs", "clientMs", "bytes", "concurrentMs"] as const;

export type Quantity = (typeof QUANTITIES)[number];

/**
 * The measurements of one route: `engineMs`, `outsideMs`, `clientMs` and `bytes` of each request, one at a time, and
 * `concurrentMs`, the time for a query where several are under way, of each block of queries. The same requests and
 * blocks, in the same order, for every route.
 */
export type RouteTimes = { readonly [quantity in Quantity]: Float64Array };

/** A mean, and how many times that of the engine route it is. */
export interface RelativeCost {
  readonly mean: number;
  /** Undefined where the engine route has none, as an engine that does not tell its time. */
  readonly toEngine: MeanRatio | undefined;
}

/** What one route costs. */
export type RouteCost = { readonly [quantity in Quantity]: RelativeCost };

const SAMPLES = 2000;

/**
 * Compares what the routes cost: ratios of means to the engine route, with percentile bootstrap intervals over
 * requests, paired since all routes served the same ones.
 *
 * @param confidence Of the intervals, in (0, 1).
 * @example engine 2 ms and 4 ms, nearest 1 ms and 2 ms → the ratio 1/2
 */
export function compareRoutes(
  times: { readonly [route in Route]: RouteTimes },
  random: Random,
  confidence: number,
): { readonly [route in Route]: RouteCost } {
  const resamplesOf = new Map(
    QUANTITIES.map((quantity) => [quantity, resample(times.engine[quantity].length, SAMPLES, random)]),
  );
  const costOf = (route: Route) =>
    Object.fromEntries(
      QUANTITIES.map((quantity): [Quantity, RelativeCost] => {
        const values = times[route][quantity];
        const resamples = resamplesOf.get(quantity)!;
        return [
          quantity,
          {
            mean: mean(values),
            toEngine: ratioOfMeans(values, times.engine[quantity], resamples, confidence),
          },
        ];
      }),
    ) as RouteCost;
  return { nearest: costOf("nearest"), engine: costOf("engine"), application: costOf("application") };
}
