import type { Route, RouteCost } from "../analysis/routes/route-cost.ts";

/** Of the client's time for one request, in milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What the routes to the same list cost: beside the report, since it differs between runs. */
export type CostReport = {
  /** M. */
  readonly depth: number;
  /** k. */
  readonly cutoff: number;
  /** One at a time, of each route. */
  readonly requests: number;
  /** How many are under way together where that is measured. */
  readonly atOnce: number;
} & (
  | { readonly problem: string }
  | {
      readonly costs: { readonly [route in Route]: RouteCost };
      readonly percentiles: { readonly [route in Route]: Percentiles };
    }
);
