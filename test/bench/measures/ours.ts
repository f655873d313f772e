/** Scores one pair of TREC files: ours.ts QRELS RUN MEASURE …. Prints JSON, as others.py does. */
import { mean } from "simple-statistics";
import { parseMeasure } from "../../../src/metrics/parse-measure.ts";
import { scoreRankings } from "../../../src/metrics/score-rankings.ts";
import { ByteInterner } from "../../../src/trec/byte-interner.ts";
import { readQrels } from "../../../src/trec/read-qrels.ts";
import { readRun } from "../../../src/trec/read-run.ts";

const [qrelsPath = "", runPath = "", ...names] = process.argv.slice(2);
const measures = names.map(parseMeasure);

async function read() {
  const items = new ByteInterner();
  const { byQuery: judgments } = await readQrels(qrelsPath, items);
  const { byQuery: rankings } = await readRun(runPath, items);
  return {
    qrels: [...judgments.values()],
    rankings: Array.from(judgments.keys(), (query) => rankings.get(query)!),
  };
}

function score({ rankings, qrels }: Awaited<ReturnType<typeof read>>) {
  return scoreRankings(rankings, qrels, measures);
}

/** The shortest of several runs, in seconds. */
async function best(repetitions: number, work: () => unknown): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < repetitions; i++) {
    const start = performance.now();
    await work();
    shortest = Math.min(shortest, (performance.now() - start) / 1000);
  }
  return shortest;
}

const fromFiles = await best(3, async () => score(await read()));
const data = await read();
const inMemory = await best(5, () => score(data));
const means = Object.fromEntries(score(data).map((values, i) => [names[i], mean(Array.from(values))]));
console.log(JSON.stringify({ fromFiles, inMemory, megabytes: process.resourceUsage().maxRSS / 1024, means }));
