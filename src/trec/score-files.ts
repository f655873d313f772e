import type { Ranking } from "../domain.ts";
import type { Measure } from "../metrics/measure.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { type TieBounds, tieBounds } from "../metrics/tie-bounds.ts";
import { ByteInterner } from "./byte-interner.ts";
import { readQrels } from "./read-qrels.ts";
import { readRun } from "./read-run.ts";

/** What to score, and by what. */
export interface ScoreFilesOptions {
  /** Path of the qrels file. */
  readonly qrels: string;
  /** Paths of the run files. */
  readonly runs: readonly string[];
  readonly measures: readonly Measure[];
  /** How much of each ranking counts, as trec_eval's `-M`; all of it by default. */
  readonly depth?: number | undefined;
}

/** The scores of run files, query by query. */
export interface FileScores {
  /** Ids of the judged queries, in the order of the qrels. */
  readonly queries: readonly string[];
  readonly runs: readonly RunScores[];
}

/** The scores of one run file. */
export interface RunScores {
  readonly run: string;
  /** Judged queries without an answer; they count 0. */
  readonly unanswered: number;
  /** Answered queries without judgments; they are left out. */
  readonly unjudged: number;
  /** One array a measure, one value a query. */
  readonly values: readonly Float64Array[];
  /** One entry a measure. */
  readonly ties: readonly TieBounds[];
}

const nothing: Ranking = { items: new Int32Array(), scores: new Float64Array() };

/**
 * Reads qrels and runs, and scores each run on all queries of the qrels.
 *
 * @throws HarnessError when a file cannot be read, naming the lines that do not fit.
 */
export async function scoreFiles({ qrels, runs, measures, depth }: ScoreFilesOptions): Promise<FileScores> {
  const items = new ByteInterner();
  const judgments = await readQrels(qrels, items);
  const scores: RunScores[] = [];
  for (const run of runs) {
    const rankingOf = await readRun(run, items);
    const rankings = Array.from(judgments.keys(), (query) => cut(rankingOf.get(query) ?? nothing, depth));
    const answered = [...judgments.keys()].filter((query) => rankingOf.has(query)).length;
    scores.push({
      run,
      unanswered: judgments.size - answered,
      unjudged: rankingOf.size - answered,
      values: scoreRankings(rankings, [...judgments.values()], measures),
      ties: tieBounds(rankings, [...judgments.values()], measures),
    });
  }
  return { queries: [...judgments.keys()], runs: scores };
}

function cut(ranking: Ranking, depth: number | undefined): Ranking {
  if (depth === undefined) return ranking;
  return { items: ranking.items.subarray(0, depth), scores: ranking.scores.subarray(0, depth) };
}
