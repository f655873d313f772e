import type { Judgments, Query, Split } from "../domain.ts";
import type { Eligibility } from "./eligibility.ts";

/**
 * Settles what constraints mean for a split. The items that they name one by one are kept for each query; what else they
 * forbid is judged for no query, since an item is relevant only if it may be given. Queries without an eligible relevant item
 * are dropped. All of that is counted, where there are rules that can forbid it.
 */
export function settleSplit(split: Split, eligibility: Eligibility): Split {
  const settled = split.queries.map((query) => ({ ...query, excluded: eligibility.excludedItems(query) }));
  if (eligibility.rules.length === 0) return { ...split, queries: settled };
  const queries: Query[] = [];
  const qrels: Judgments[] = [];
  const ineligible = { judged: 0, relevant: 0, ofJudged: 0, ofRelevant: 0, queries: 0 };
  settled.forEach((query, position) => {
    const { items, grades } = split.qrels[position]!;
    const { has } = eligibility.items(query);
    const kept = items.map((item) => (has(item) ? 1 : 0));
    const judgments = { items: items.filter((_, i) => kept[i]), grades: grades.filter((_, i) => kept[i]) };
    const relevant = countRelevant(grades);
    const left = countRelevant(judgments.grades);
    ineligible.ofJudged += items.length;
    ineligible.judged += items.length - judgments.items.length;
    ineligible.ofRelevant += relevant;
    ineligible.relevant += relevant - left;
    if (left === 0) {
      ineligible.queries += 1;
      return;
    }
    queries.push(query);
    qrels.push(judgments);
  });
  return { ...split, queries, qrels, dropped: { ...split.dropped, ineligible } };
}

function countRelevant(grades: Judgments["grades"]): number {
  return grades.filter((grade) => grade > 0).length;
}
