import { beforeAll, expect, it } from "vitest";
import type { Ranking } from "../../src/domain.ts";
import type { ListedQuery, QueryLists } from "../../src/report/query-lists.ts";
import { type Outcome, runExperiment } from "../../src/run-experiment.ts";
import { asDataset, teamExperiment } from "../dataset/collection/team-collection.ts";

let outcome: Outcome;
let lists: QueryLists;
beforeAll(async () => {
  const { experiment } = teamExperiment("none");
  outcome = await runExperiment({ experiment, dataset: asDataset() }, { engine: "reference" });
  lists = await outcome.queryLists();
});

/** The rankings of a system, one a query. */
function rankingsOf(name: string): readonly Ranking[] {
  const system = outcome.evidence.systems.find((one) => one.system === name)!;
  return system.runs.find(({ depth }) => depth === lists.depth || depth === undefined)!.rankings;
}

const idsOf = ({ items }: ListedQuery) => items.map((item) => lists.items[item]!.id);

it("lists the first results of every system in its order", () => {
  expect(lists.selection).toMatchObject({ of: lists.queries.length });
  const { dataset } = outcome.evidence;
  lists.systems.forEach((name, system) => {
    lists.queries.forEach((query, i) => {
      const first = Array.from(rankingsOf(name)[i]!.items.subarray(0, 20), (item) => dataset.items[item]!.id);
      const ids = idsOf(query);
      const ranked = first.map((_, rank) => ids[query.ranks[system]!.indexOf(rank + 1)]);
      expect(ranked).toEqual(first);
    });
  });
});

it("lists every relevant item that any system returned, first and with its grade", () => {
  const { dataset, split } = outcome.evidence;
  lists.queries.forEach((query, i) => {
    const { items, grades } = split.qrels[i]!;
    const relevant = new Map(
      Array.from(items, (item, at) => [dataset.items[item]!.id, grades[at]!] as const).filter(
        ([, grade]) => grade > 0,
      ),
    );
    expect(query.relevant).toBe(relevant.size);
    const ids = idsOf(query);
    expect(query.grades).toEqual(ids.slice(0, query.grades.length).map((id) => relevant.get(id)));
    const returned = rankingsOf("formula")[i]!.items;
    const candidates = Array.from(returned, (item) => dataset.items[item]!.id).filter((id) =>
      relevant.has(id),
    );
    expect(ids.slice(0, query.grades.length)).toEqual(expect.arrayContaining(candidates));
  });
});

it("gives contributions that add up to the order of the formula, but for rounding", () => {
  const formula = lists.systems.indexOf(lists.explained);
  let explained = 0;
  for (const { ranks, contributions } of lists.queries) {
    const order = ranks[formula]!.flatMap((rank, i) =>
      rank > 0 && contributions[i]!.length > 0 ? [{ rank, i }] : [],
    );
    order.sort((a, b) => a.rank - b.rank);
    const logits = order.map(({ i }) => contributions[i]!.reduce((sum, one) => sum + one, 0));
    explained += logits.length;
    logits.slice(1).forEach((logit, i) => {
      expect(logit).toBeLessThanOrEqual(logits[i]! + 0.01 * lists.features.length);
    });
  }
  expect(explained).toBeGreaterThan(100);
});

it("holds the requests of retriever and formula, for as many results as a user sees", () => {
  const [query] = lists.queries;
  expect(query!.requests[0]).toMatchObject({ limit: lists.cutoff });
  expect(query!.requests[lists.systems.indexOf(lists.explained)]).toMatchObject({
    limit: lists.cutoff,
    query: { formula: {} },
  });
});
