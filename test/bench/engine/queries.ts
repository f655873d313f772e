import type { Answers, BareEngine } from "./bare-engine.ts";
import { type Contender, interleave, type Times, timed } from "./interleave.ts";
import { type BenchQuery, benchQueries, restQuery } from "./world.ts";

const BATCH = 50;

/** What one kind of request took. */
export interface QueryTimes extends Readonly<Record<"bare" | "embedded" | "reference", Times>> {
  readonly batch: number;
  readonly limit: number;
}

/** How a request is sent: once one at a time, once in batches. */
const shapes = [
  { batch: 1, turns: 80 },
  { batch: BATCH, turns: 8 },
];

/**
 * Times the same queries on the engine alone and over HTTP, the answer received but not parsed.
 *
 * @throws Error where the engine alone and behind the front end answer differently.
 */
export async function timeQueries(
  limit: number,
  bare: BareEngine,
  urls: Readonly<Record<"embedded" | "reference", string>>,
): Promise<readonly QueryTimes[]> {
  const queries = benchQueries(BATCH, limit);
  await checkSame(queries, bare, urls.embedded);
  const times: QueryTimes[] = [];
  for (const { batch, turns } of shapes) {
    const taken = (turn: number) => (batch === BATCH ? queries : [queries[turn % BATCH]!]);
    const alone: Contender = async (turn) => (await bare.tell({ query: taken(turn) })).seconds * 1000;
    const through = (url: string): Contender => {
      const bodies = queries.map(restQuery).map((query) => JSON.stringify(query));
      const whole = `{"searches":[${bodies.join(",")}]}`;
      return (turn) =>
        timed(() =>
          batch === BATCH ? post(`${url}/query/batch`, whole) : post(`${url}/query`, bodies[turn % BATCH]!),
        );
    };
    const contenders = { bare: alone, embedded: through(urls.embedded), reference: through(urls.reference) };
    times.push({ batch, limit, ...(await interleave(contenders, turns, Math.ceil(turns / 5))) });
  }
  return times;
}

async function checkSame(queries: readonly BenchQuery[], bare: BareEngine, url: string): Promise<void> {
  const { answers } = await bare.tell({ query: queries });
  const text = await post(`${url}/query/batch`, JSON.stringify({ searches: queries.map(restQuery) }));
  const { result } = JSON.parse(text) as { result: { points: { id: number; score: number }[] }[] };
  const received: Answers = result.map(({ points }) =>
    points.map(({ id, score }) => [id, Math.fround(score)]),
  );
  if (JSON.stringify(received) !== JSON.stringify(answers)) {
    throw new Error("the engine alone and behind the front end answer differently: nothing to compare");
  }
}

async function post(url: string, body: string): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
  return text;
}
