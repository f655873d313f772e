import { findJudgedSamples } from "../analysis/trust/leakage.ts";
import { checkRepeats, type RepeatCheck } from "../analysis/trust/repeat-check.ts";
import { countSeenItems } from "../analysis/trust/seen-items.ts";
import { compareShards, countCandidates, type ShardEffect } from "../analysis/trust/shard-check.ts";
import { countTiedCuts } from "../analysis/trust/tied-cuts.ts";
import { checkTimeOrder, type TimeOrder } from "../analysis/trust/time-order.ts";
import { countZeroVectors } from "../analysis/trust/zero-vectors.ts";
import type { Dataset, NearestRun, Run, Split } from "../domain.ts";
import { parseMeasure } from "../metrics/parse-measure.ts";
import type { Samples } from "../model/samples.ts";
import type { Report } from "../report/report.ts";
import type { RankingModel } from "../retrieval/query-plan.ts";
import { rerank, type SearchSession, serveRankings } from "../retrieval/search-session.ts";
import type { JudgedRuns, Runs } from "./judge-runs.ts";

/** What is to be trusted. */
export interface TrustInputs {
  readonly session: SearchSession;
  readonly split: Split;
  readonly samples: Samples;
  readonly ranking: RankingModel;
  readonly runs: Runs & { readonly vector: NearestRun };
  readonly judged: Pick<JudgedRuns, "headline" | "resamples">;
  /** k. */
  readonly cutoff: number;
  readonly confidence: number;
}

/** Checks what would make the results of a run worthless: knowledge of the test, chance, and candidates of other shards. */
export async function checkTrust(inputs: TrustInputs): Promise<Report["trust"]> {
  const { session, split, samples, runs, judged, cutoff } = inputs;
  const { queries, qrels } = split;
  const { dataset, excludeSeen, candidates = "per-shard", collection } = session;
  const run = runs.formula.find(({ depth }) => depth === judged.headline.depth)!;
  return {
    computedFrom: dataset.computedFrom,
    judgedSamples: findJudgedSamples(samples, queries, qrels),
    timeOrder: findTimeOrder(dataset),
    zeroVectors: countZeroVectors(queries, dataset.users) || undefined,
    seen: { excluded: excludeSeen, ...countSeenItems(run.rankings, queries, cutoff) },
    tiedCuts: countTiedCuts(
      runs.vector,
      runs.formula.map(({ depth }) => depth),
    ),
    repeat: await repeatQueries(inputs, run),
    shards: {
      count: collection.shards,
      candidates,
      counts: countCandidates(runs.formula),
      effect: await tryOtherCandidates(inputs, run),
    },
  };
}

/** Only where there is something to count. */
function findTimeOrder({ interactions, users }: Dataset): TimeOrder | undefined {
  const order = checkTimeOrder(interactions, users.length);
  const { usersCutWithinATime, trainAfterFirstTest, testBeforeLastTrain } = order;
  return usersCutWithinATime + trainAfterFirstTest + testBeforeLastTrain > 0 ? order : undefined;
}

/** Sends every query twice, as a service would. */
async function repeatQueries(
  { session, split, ranking, cutoff }: TrustInputs,
  run: Run,
): Promise<RepeatCheck> {
  const serve = () => serveRankings(session, split.queries, ranking, run.depth, cutoff);
  return checkRepeats(run.rankings, await serve(), await serve());
}

/** Ranks the nearest of all items where a run ranked those of each shard, and the other way round. */
async function tryOtherCandidates(
  { session, split, ranking, judged, confidence }: TrustInputs,
  run: Run,
): Promise<ShardEffect | undefined> {
  if (session.collection.shards === 1) return undefined;
  const isGlobal = session.candidates === "global";
  const candidates = isGlobal ? "per-shard" : "global";
  const other = await rerank({ ...session, candidates }, split.queries, ranking, run.depth);
  const [global, perShard] = isGlobal ? [run, other] : [other, run];
  const measure = parseMeasure(judged.headline.measure);
  return compareShards(global, perShard, split.qrels, measure, judged.resamples, confidence);
}
