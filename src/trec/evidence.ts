import { type Dataset, itemName, type Split } from "../domain.ts";
import type { ScoreKey } from "../scoring/query-scores.ts";
import type { SystemRuns } from "../scoring/score-runs.ts";
import { trecEvalOptions } from "./trec-eval-options.ts";
import { wholeFactor } from "./whole-grades.ts";
import { qrelsLines, runLines, type TrecNames } from "./write-trec.ts";

/** What a run's numbers rest on. */
export interface Evidence {
  readonly dataset: Dataset;
  readonly split: Split;
  /** Of a retriever its run at the greatest depth is written, of which the others are the beginning. */
  readonly systems: readonly SystemRuns[];
}

/**
 * Judgments and rankings as TREC files, and the trec_eval commands that reproduce the report's means from them: for
 * those who trust no harness.
 *
 * @param scores What the report holds of them: by which measures each run was scored.
 * @returns Texts by file name: `qrels.txt`, `vector.run`, `formula-200.run` …, `reproduce.sh`.
 */
export function evidenceFiles(
  { dataset, split, systems }: Evidence,
  scores: readonly ScoreKey[],
): { [file: string]: string } {
  const names: TrecNames = {
    query: (query) => dataset.users[split.queries[query]!.user]!.id,
    item: (item) => itemName(dataset.items[item]!),
  };
  const { factor, exact } = wholeFactor(split.qrels);
  const qrels = [...qrelsLines(split.qrels, names, factor)].join("");
  const files: { [file: string]: string } = { "qrels.txt": qrels };
  const commands: string[] = [];
  for (const { system, runs, retrieves } of systems) {
    for (const { depth, rankings } of retrieves ? runs.slice(-1) : runs) {
      const file = runFile({ system, retrieves }, depth);
      files[file] = [...runLines(rankings, names, system)].join("");
      const reported = scores.filter(
        (score) => score.system === system && (retrieves || score.depth === depth),
      );
      const calls = trecEvalOptions([...new Set(reported.map(({ measure }) => measure))], factor);
      commands.push(...calls.map((options) => `trec_eval -c ${options} qrels.txt ${file}`));
    }
  }
  const remark = `# trec_eval reads whole grades only: qrels.txt holds each grade times ${factor}${exact ? "" : ", rounded, so that nDCG may differ a little"}.`;
  const head = ["#!/bin/sh", ...(factor === 1 ? [] : [remark]), 'cd "$(dirname "$0")"'];
  return { ...files, "reproduce.sh": [...head, ...commands, ""].join("\n") };
}

/** Of a retriever one run is written, of which those of all depths are the beginning. */
export function runFile(
  { system, retrieves }: Pick<SystemRuns, "system" | "retrieves">,
  depth: number | undefined,
): string {
  return retrieves || depth === undefined ? `${system}.run` : `${system}-${depth}.run`;
}
