import { table } from "arquero";
import { itemName } from "../domain.ts";
import { formulaLogit } from "../model/formula.ts";
import { heldOutUsers } from "../model/judge-held-out.ts";
import { scoreLookups } from "../retrieval/candidate-pool.ts";
import { rankingFor } from "../retrieval/query-plan.ts";
import { runAt } from "../scoring/score-runs.ts";
import type { Evaluation } from "./evaluation.ts";

/** The columns of a table, by name. */
type Columns = { [name: string]: unknown[] };

/**
 * What a model learned from and what it gives the candidates, as CSV, for those who compute it again.
 *
 * @returns Texts by file name.
 */
export function evidenceTables(evaluation: Evaluation): { [file: string]: string } {
  return {
    "samples.csv": table(samplesTable(evaluation)).toCSV(),
    "candidates.csv": table(candidatesTable(evaluation)).toCSV(),
    "held-out.csv": table(heldOutTable(evaluation)).toCSV(),
  };
}

function samplesTable({ samples, dataset }: Evaluation): Columns {
  const { columns, values, users, items, labels, weights } = samples;
  const columnOf = (j: number) => Array.from(labels, (_, row) => values[row * columns.length + j]!);
  return {
    user: Array.from(users, (user) => dataset.users[user]!.id),
    item: Array.from(items, (item) => itemName(dataset.items[item]!)),
    label: Array.from(labels),
    weight: Array.from(weights),
    ...Object.fromEntries(columns.map((name, j) => [featureColumn(name), columnOf(j)])),
  };
}

/** The candidates of all queries at the recommended depth, in the order of the formula. */
function candidatesTable({ dataset, split, runs, ranking, pool, session, depth }: Evaluation): Columns {
  const { queries } = split;
  const { users, items, relevanceProbabilities } = dataset;
  const lookup = scoreLookups(session, pool, queries);
  const columns: Columns = { query: [], item: [], rank: [], received: [], logit: [] };
  if (relevanceProbabilities !== undefined) columns.probability = [];
  for (const { name } of ranking.features) columns[featureColumn(name)] = [];
  runAt(runs.formula, depth).rankings.forEach((ranked, query) => {
    const position = queries[query]!.user;
    const user = users[position]!;
    const { model, features } = rankingFor(ranking, position);
    const { scoresOf } = lookup(query, depth);
    const probabilities = relevanceProbabilities?.(position);
    ranked.items.forEach((number, i) => {
      const item = items[number]!;
      const scores = scoresOf(number);
      columns.query!.push(user.id);
      columns.item!.push(itemName(item));
      columns.rank!.push(i + 1);
      columns.received!.push(ranked.scores[i]!);
      columns.logit!.push(formulaLogit(model, features, user, item, scores));
      columns.probability?.push(probabilities![number]!);
      for (const feature of features) {
        columns[featureColumn(feature.name)]!.push(feature.value(user, item, scores));
      }
    });
  });
  return columns;
}

function heldOutTable({ dataset, samples, recipe }: Evaluation): Columns {
  const { users, folds } = dataset;
  if (folds !== undefined) return { user: users.map(({ id }) => id), fold: Array.from(folds) };
  return { user: Array.from(heldOutUsers(samples, recipe), (user) => users[user]!.id) };
}

/** Features are called as their author likes, and may be called as another column. */
function featureColumn(name: string): string {
  return `x:${name}`;
}
