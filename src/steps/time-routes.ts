import { createHistogram } from "node:perf_hooks";
import { compareRoutes, ROUTES, type Route } from "../analysis/routes/route-cost.ts";
import { sameTop } from "../analysis/routes/same-top.ts";
import type { ConstrainedQuery } from "../eligibility/eligibility.ts";
import { inputError } from "../errors.ts";
import { createRandom } from "../random.ts";
import type { CostReport, Percentiles } from "../report/cost-report.ts";
import type { Evaluation } from "./evaluation.ts";
import { inTurn } from "./in-turn.ts";
import { type Serve, type Served, serveRoutes } from "./serve-routes.ts";

const WARM_UP = 10;
const REQUESTS = 200;
const BLOCKS = 8;
const BLOCK_REQUESTS = 40;
const AT_ONCE = 8;

/**
 * Checks that what the routes cost can be measured.
 *
 * @throws HarnessError `input` on the reference engine.
 */
export function checkCost(wanted: boolean, isQdrant: boolean): void {
  if (wanted && !isQdrant) {
    throw inputError(
      "--cost: the time of the reference engine is not Qdrant's; measure on Qdrant (--engine embedded), or leave --cost out",
    );
  }
}

/**
 * Times the three routes to the same k of M items: first warmed up, then request by request in turn; at last eight at
 * once, block by block in turn.
 *
 * @returns Why nothing was compared, where the formula and the application do not give the same items.
 */
export async function timeRoutes({
  session,
  split,
  ranking,
  experiment,
  depth,
  cutoff,
}: Evaluation): Promise<CostReport> {
  const { seed, statistics } = experiment;
  const { queries } = split;
  const serve = serveRoutes(session, ranking, depth, cutoff);
  const queryOf = (i: number) => queries[i % queries.length]!;
  await inTurn(WARM_UP, ROUTES, async (route, i) => void (await serve[route](queryOf(i))));

  const served = byRoute<Served[]>(() => []);
  await inTurn(REQUESTS, ROUTES, async (route, i) => void served[route].push(await serve[route](queryOf(i))));
  const settings = { depth, cutoff, requests: REQUESTS, atOnce: AT_ONCE };
  const different = served.engine.filter(({ top }, i) => !sameTop(top, served.application[i]!.top)).length;
  if (different > 0) {
    return {
      ...settings,
      problem: `the formula and the application give different first ${cutoff} items to ${different} of ${REQUESTS} requests`,
    };
  }

  const blocks = byRoute<number[]>(() => []);
  await inTurn(BLOCKS, ROUTES, async (route, i) => {
    const asked = Array.from({ length: BLOCK_REQUESTS }, (_, j) => queryOf(i * BLOCK_REQUESTS + j));
    blocks[route].push(await timeAtOnce(serve[route], asked));
  });
  const times = byRoute((route) => ({
    engineMs: Float64Array.from(served[route], ({ engineMs }) => engineMs),
    outsideMs: Float64Array.from(served[route], ({ clientMs, engineMs }) => clientMs - engineMs),
    clientMs: Float64Array.from(served[route], ({ clientMs }) => clientMs),
    bytes: Float64Array.from(served[route], ({ bytes }) => bytes),
    concurrentMs: Float64Array.from(blocks[route]),
  }));
  return {
    ...settings,
    costs: compareRoutes(times, createRandom(`${seed}/cost`), statistics.confidence),
    percentiles: byRoute((route) => percentilesOf(times[route].clientMs)),
  };
}

/** Milliseconds a query where several are under way all the time. */
async function timeAtOnce(serve: Serve, queries: readonly ConstrainedQuery[]): Promise<number> {
  const left = queries.values();
  const work = async () => {
    for (const query of left) await serve(query);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (performance.now() - started) / queries.length;
}

/** @param times Milliseconds. */
function percentilesOf(times: Float64Array): Percentiles {
  const microseconds = createHistogram();
  for (const ms of times) microseconds.record(Math.max(1, Math.round(ms * 1000)));
  const at = (percentile: number) => microseconds.percentile(percentile) / 1000;
  return { p50: at(50), p95: at(95), p99: at(99) };
}

function byRoute<Value>(make: (route: Route) => Value): { [route in Route]: Value } {
  return { nearest: make("nearest"), engine: make("engine"), application: make("application") };
}
