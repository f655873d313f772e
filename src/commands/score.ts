import { Command, Option } from "@commander-js/extra-typings";
import { defaultMeasures, scoreCommand as score } from "../trec/score-command.ts";
import { parseCount } from "./options.ts";

/** `score`: TREC files by trec_eval's measures, with statistics. */
export function scoreCommand() {
  return new Command("score")
    .summary("score TREC runs by TREC qrels, as trec_eval does")
    .description(
      "Scores TREC runs by TREC qrels under trec_eval's conventions; with two runs and more, each further one is compared with the first, query by query. Files may be gzipped.",
    )
    .requiredOption("--qrels <file>", "the judgments: query, 0, document, relevance")
    .requiredOption("--run <file...>", "a ranking: query, Q0, document, rank, score, name; repeat to compare")
    .option("-m, --measure <name...>", `measures by their printed names, such as nDCG@10 or "P(rel=2)@10"`, [
      ...defaultMeasures,
    ])
    .option("--depth <ranks>", "judge only the first ranks of each ranking (trec_eval -M)", parseCount)
    .option("--per-query", "print the scores of each query, too")
    .addOption(
      new Option("--format <format>", "how to print")
        .choices(["table", "json", "trec"] as const)
        .default("table" as const),
    )
    .addHelpText(
      "after",
      `
Example:
  qdrant-rank-eval score --qrels qrels.txt --run vector.run --run formula.run -m P@10 -m nDCG@10`,
    )
    .action(async ({ qrels, run, measure, depth, perQuery, format }) => {
      const onRemark = (remark: string) => process.stderr.write(`${remark}\n`);
      const files = { qrels, runs: run };
      process.stdout.write(await score({ ...files, measures: measure, depth, perQuery, format, onRemark }));
    });
}
