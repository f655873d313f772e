import { expect, it } from "vitest";
import { explorerSection } from "../../../src/report/page/explorer-section.ts";
import { sampleLists } from "../sample-lists.ts";

const TAG = /<[^>]*>/g;

function heldIn(html: string) {
  return JSON.parse(/<script type="application\/json" id="query-lists">(.*)<\/script>/.exec(html)![1]!);
}

function allBut<Value extends object>(key: string, value: Value) {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

it("holds the lists as JSON beside the place where the script shows them", () => {
  const html = explorerSection(sampleLists);
  const { requests, queries, ...lists } = heldIn(html);
  expect(lists).toEqual(allBut("queries", sampleLists));
  expect(queries).toEqual(sampleLists.queries.map((query) => allBut("filter", allBut("requests", query))));
  expect(requests.values).toHaveLength(2);
  expect(html).toContain("All 2 queries.");
});

it("says which queries are listed where not all are", () => {
  const selection = { of: 5000, gains: 250, losses: 240, drawn: 510, seed: "7/lists" };
  expect(explorerSection({ ...sampleLists, selection })).toContain(
    "Of 5,000 queries the 250 largest gains, the 240 largest losses, and 510 of the others drawn at random (seed 7/lists).",
  );
});

it("lets no text end the element that holds the lists, or begin another", () => {
  const hostile = "</script><script>alert(1)</script><!--\u2028";
  const lists = { ...sampleLists, items: [{ id: 1, title: hostile }] };
  const html = explorerSection(lists);
  expect(html.match(TAG)).toEqual(explorerSection(sampleLists).match(TAG));
  expect(heldIn(html).items).toEqual(lists.items);
  expect(html).not.toContain("\u2028");
});
