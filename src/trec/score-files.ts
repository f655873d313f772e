import { firstItems, type Judgments, type Ranking } from "../domain.ts";
import { unjudged } from "../metrics/judged-ranking.ts";
import type { Measure } from "../metrics/measure.ts";
import { scoreRankings } from "../metrics/score-rankings.ts";
import { type TieBounds, tieBounds } from "../metrics/tie-bounds.ts";
import { createProblemList } from "../problem-list.ts";
import { ByteInterner } from "./byte-interner.ts";
import { checkGrades } from "./check-grades.ts";
import type { ByQuery } from "./read-by-query.ts";
import { readQrels } from "./read-qrels.ts";
import { type RunFile, readRun } from "./read-run.ts";

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
  /** For each level that a measure has, how many queries have no item of that grade or above; they count 0. */
  readonly withoutRelevant: readonly WithoutRelevant[];
  /** Lines of the qrels that begin with `#` and were passed over. */
  readonly comments: number;
  readonly runs: readonly RunScores[];
}

/** How many queries have nothing to find, as some measures see it. */
export interface WithoutRelevant {
  /** From how high a grade an item is relevant. */
  readonly level: number;
  /** Printed names of the measures that have this level. */
  readonly measures: readonly string[];
  readonly queries: number;
}

/** The scores of one run file. */
export interface RunScores {
  readonly run: string;
  /** Judged queries without an answer; they count 0. */
  readonly unanswered: number;
  /** Answered queries without judgments; they are left out. */
  readonly unjudged: number;
  /** How many of the items that it ranks for judged queries have a judgment, whatever it says. */
  readonly judgedItems: number;
  /** Queries whose rank field puts the items into the opposite order of their scores, which count. */
  readonly reversed: number;
  /** Lines that begin with `#` and were passed over. */
  readonly comments: number;
  /** One array a measure, one value a query. */
  readonly values: readonly Float64Array[];
  /** One entry a measure. */
  readonly ties: readonly TieBounds[];
}

const nothing: Ranking = { items: new Int32Array(), scores: new Float64Array() };

const judgedItems: Measure = {
  name: "judged items",
  family: "judged items",
  direction: "higher",
  range: [0, Number.POSITIVE_INFINITY],
  score: (query) => query.hits(unjudged + 1),
};

/**
 * Reads qrels and runs, and scores each run on all queries of the qrels.
 *
 * @throws HarnessError when a file cannot be read, naming the lines that do not fit; when a measure cannot be computed of
 *   the grades; or when a run has no query in common with the qrels.
 */
export async function scoreFiles({ qrels, runs, measures, depth }: ScoreFilesOptions): Promise<FileScores> {
  const { judged, ranked } = await readAll(qrels, runs, measures);
  return {
    queries: [...judged.byQuery.keys()],
    withoutRelevant: countWithoutRelevant([...judged.byQuery.values()], measures),
    comments: judged.comments,
    runs: ranked.map((rows, i) => scoreRun(runs[i]!, rows, judged, measures, depth)),
  };
}

/** Reads all files, so that whatever is wrong with any of them is said at once. */
async function readAll(qrels: string, runs: readonly string[], measures: readonly Measure[]) {
  const items = new ByteInterner();
  const problems = createProblemList();
  const judged = await problems.collect(async () => {
    const file = await readQrels(qrels, items);
    checkGrades(qrels, file.byQuery, measures, (item) => items.name(item));
    return file;
  });
  const ranked: RunFile[] = [];
  for (const run of runs) {
    const file = await problems.collect(() => readRun(run, items));
    if (judged === undefined || file === undefined) continue;
    if (countAnswered(file, judged) === 0) problems.add(nothingInCommon(run, file, qrels, judged));
    ranked.push(file);
  }
  problems.throwIfAny();
  return { judged: judged!, ranked };
}

function scoreRun(
  run: string,
  ranked: RunFile,
  judged: ByQuery<Judgments>,
  measures: readonly Measure[],
  depth = Number.POSITIVE_INFINITY,
): RunScores {
  const rankings = Array.from(judged.byQuery.keys(), (query) =>
    firstItems(ranked.byQuery.get(query) ?? nothing, depth),
  );
  const qrels = [...judged.byQuery.values()];
  const answered = countAnswered(ranked, judged);
  const [judgedCounts, ...values] = scoreRankings(rankings, qrels, [judgedItems, ...measures]);
  return {
    run,
    unanswered: judged.byQuery.size - answered,
    unjudged: ranked.byQuery.size - answered,
    judgedItems: judgedCounts!.reduce((sum, count) => sum + count, 0),
    reversed: ranked.reversed,
    comments: ranked.comments,
    values,
    ties: tieBounds(rankings, qrels, measures),
  };
}

function countAnswered(ranked: ByQuery<Ranking>, judged: ByQuery<Judgments>): number {
  let answered = 0;
  for (const query of judged.byQuery.keys()) if (ranked.byQuery.has(query)) answered++;
  return answered;
}

function nothingInCommon(
  run: string,
  ranked: ByQuery<Ranking>,
  qrels: string,
  judged: ByQuery<Judgments>,
): string {
  const [here, there] = [ranked, judged].map(({ byQuery }) => JSON.stringify(byQuery.keys().next().value));
  return `${run}: has no query in common with ${qrels}: the first is ${here} here and ${there} there; are the ids of the queries the same?`;
}

function countWithoutRelevant(qrels: readonly Judgments[], measures: readonly Measure[]): WithoutRelevant[] {
  const levels = [...new Set(measures.flatMap(({ level }) => level ?? []))].sort((a, b) => a - b);
  return levels.map((level) => ({
    level,
    measures: measures.filter((measure) => measure.level === level).map(({ name }) => name),
    queries: qrels.filter(({ grades }) => grades.every((grade) => grade < level)).length,
  }));
}
