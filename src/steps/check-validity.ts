import { countTiedCuts, isCutTied } from "../analysis/validity/count-tied-cuts.ts";
import { findJudgedSamples } from "../analysis/validity/leakage.ts";
import { checkRepeats, type RepeatCheck } from "../analysis/validity/repeat-check.ts";
import { compareShards, countCandidates, type ShardEffect } from "../analysis/validity/shard-check.ts";
import { checkTimeOrder, type TimeOrder } from "../analysis/validity/time-order.ts";
import { countUnwantedItems } from "../analysis/validity/unwanted-items.ts";
import { countZeroVectors } from "../analysis/validity/zero-vectors.ts";
import type { Dataset, DepthRun, ItemNumber, Json, Query, QueryNumber } from "../domain.ts";
import { createRandom, samplePositions } from "../random.ts";
import type { Report } from "../report/report.ts";
import { rerank, serveRankings } from "../retrieval/rank-by-formula.ts";
import { runAt } from "../scoring/score-runs.ts";
import { fusesInPrefetch } from "../systems/nested-fusion.ts";
import type { Evaluation } from "./evaluation.ts";

/** Checks what would make the results of a run worthless: knowledge of the test, chance, and candidates of other shards. */
export async function checkValidity(evaluation: Evaluation): Promise<Pick<Report, "trust">> {
  const { session, dataset, eligibility, split, samples, pool, runs, depth, cutoff } = evaluation;
  const { queries, qrels } = split;
  const { candidates = "per-shard", collection } = session;
  const { runs: reranked } = runs.formula;
  const run = runAt(runs.formula, depth);
  const seenBy = (query: QueryNumber) => {
    const seen = new Set(queries[query]!.seen);
    return (item: ItemNumber) => seen.has(item);
  };
  const forbiddenTo = (query: QueryNumber) => {
    const byRules = eligibility.items({ ...queries[query]!, excluded: new Int32Array() });
    return (item: ItemNumber) => !byRules.has(item);
  };
  const { rankings: shown } = runAt(runs.treatment, depth);
  const trust: Report["trust"] = {
    computedFrom: dataset.computedFrom,
    // With folds no query is ranked by a model that has learned from it.
    judgedSamples: findJudgedSamples(samples, dataset.folds === undefined ? queries : [], qrels),
    timeOrder: findTimeOrder(dataset, queries),
    zeroVectors: countZeroVectors(queries, dataset.users) || undefined,
    seen: { excluded: eligibility.excludesItems, ...countUnwantedItems(shown, seenBy, cutoff) },
    ineligible: eligibility.rules.length === 0 ? undefined : countUnwantedItems(shown, forbiddenTo, cutoff),
    tiedCuts: countTiedCuts(
      pool.nearest,
      reranked.map(({ depth }) => depth),
    ),
    repeat: await repeatQueries(evaluation, run),
    shards: {
      count: collection.shards,
      candidates,
      counts: countCandidates(reranked, session.retrievers.length),
      effect: await tryOtherCandidates(evaluation, run),
      ...findFusing(evaluation),
    },
  };
  return { trust };
}

/** The own requests whose fusions each of several shards computes for itself. */
function findFusing({
  experiment: { systems },
  session: { collection },
}: Evaluation): Pick<Report["trust"]["shards"], "fusing"> {
  if (collection.shards === 1) return {};
  const fusing = systems.flatMap((spec) =>
    spec.kind === "query" && fusesInPrefetch(spec.request as Json) ? [spec.name] : [],
  );
  return fusing.length === 0 ? {} : { fusing };
}

/** Only where there is something to count. */
function findTimeOrder(
  { interactions, users }: Dataset,
  queries: readonly Pick<Query, "user">[],
): TimeOrder | undefined {
  const order = checkTimeOrder(interactions, queries, users.length);
  const { usersCutWithinATime, trainAfterFirstTest, testBeforeLastTrain } = order;
  return usersCutWithinATime + trainAfterFirstTest + testBeforeLastTrain > 0 ? order : undefined;
}

/** Of more queries a seeded sample of so many is sent again. */
const MOST_REPEATED = 500;

/** Sends queries twice, as a service would. */
async function repeatQueries(
  { session, split, ranking, pool, cutoff, experiment }: Evaluation,
  run: DepthRun,
): Promise<RepeatCheck> {
  const { queries } = split;
  const random = createRandom(`${experiment.seed}/repeated-queries`);
  const sampled = samplePositions(random, queries.length, Math.min(queries.length, MOST_REPEATED));
  const sent = Array.from(sampled, (query) => queries[query]!);
  const judged = Array.from(sampled, (query) => run.rankings[query]!);
  const serve = () => serveRankings(session, sent, ranking, run.depth, cutoff);
  const isTied = (place: number) => isCutTied(pool.nearest, sampled[place]!, run.depth);
  return checkRepeats(judged, await serve(), await serve(), isTied);
}

/** Ranks the nearest of all items where a run ranked those of each shard, and the other way round. */
async function tryOtherCandidates(
  { session, split, ranking, resamples, experiment }: Evaluation,
  run: DepthRun,
): Promise<ShardEffect | undefined> {
  if (session.collection.shards === 1) return undefined;
  const isGlobal = session.candidates === "global";
  const candidates = isGlobal ? "per-shard" : "global";
  const rankings = await rerank({ ...session, candidates }, split.queries, ranking, run.depth);
  const other = { ...run, rankings };
  const [global, perShard] = isGlobal ? [run, other] : [other, run];
  const { confidence } = experiment.statistics;
  return compareShards(global, perShard, split.qrels, experiment.ranking.headline, resamples, confidence);
}
