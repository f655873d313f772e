import { choice, element, headCell, numberCell, scrollingTable, signed } from "./elements.js";
import { asCurl, printJson, unpack } from "./requests.js";

/** @import { PackedLists } from "./explorer-section.ts" */
/** @typedef {PackedLists["queries"][number]} ShownQuery */

/** How many results of each system are shown. */
const RESULTS = 20;

/**
 * One query: two lists side by side, its relevant items, and what the features add.
 *
 * @param {PackedLists} lists
 * @param {ShownQuery} query
 */
export function queryView(lists, query) {
  const { systems } = lists;
  const chosen = [0, systems.length - 1];
  const pair = element("div", { class: "pair" });
  const draw = () => {
    const [left, right] = chosen;
    const before = listOf(lists, query, left, {
      head: `rank in ${systems[right]}`,
      cell: (i) => rankText(query.ranks[right][i]),
    });
    const after = listOf(lists, query, right, {
      head: `from ${systems[left]}`,
      cell: (i) => moveText(query.ranks[left][i], query.ranks[right][i]),
    });
    pair.replaceChildren(before, after);
  };
  const choices = ["Left", "Right"].map((side, i) =>
    choice(side, systems, chosen[i], (system) => {
      chosen[i] = system;
      draw();
    }),
  );
  draw();
  return element(
    "div",
    { class: "query" },
    element("h3", { tabindex: "-1" }, `Query ${nameOf(query)}`),
    element("div", { class: "controls" }, ...choices),
    pair,
    relevantTable(lists, query),
    contributionsTable(lists, query),
    ...requestsOf(lists, query),
  );
}

/** @param {ShownQuery} query */
function nameOf({ id, text }) {
  return text === undefined ? id : `${id}: ${text}`;
}

/**
 * The first results of a system, with a column that says of each what became of it in another.
 *
 * @param {PackedLists} lists
 * @param {ShownQuery} query
 * @param {number} system
 * @param {{ head: string, cell: (i: number) => string }} other
 */
function listOf(lists, query, system, other) {
  const ranks = query.ranks[system];
  const rows = inOrder(ranks, RESULTS).map((i) => {
    const rank = ranks[i];
    const isRelevant = i < query.grades.length;
    return element(
      "tr",
      { class: `${isRelevant ? "relevant" : ""}${rank === lists.cutoff ? " last" : ""}` },
      numberCell(`${rank}`),
      element("th", { scope: "row" }, titleOf(lists, query.items[i])),
      element("td", {}, isRelevant ? `✓ ${query.grades[i]}` : ""),
      numberCell(other.cell(i)),
    );
  });
  const head = [
    headCell("rank", "right"),
    headCell("item"),
    headCell("relevant"),
    headCell(other.head, "right"),
  ];
  return scrollingTable(lists.systems[system], head, rows);
}

/** @param {number} rank 0 where there is none. */
function rankText(rank) {
  return rank === 0 ? "–" : `${rank}`;
}

/**
 * How an item moved up or down to a rank.
 *
 * @param {number} before 0 where it was nowhere.
 * @param {number} now
 */
function moveText(before, now) {
  if (before === 0) return "new";
  if (before === now) return "=";
  return before > now ? `↑${before - now}` : `↓${now - before}`;
}

/**
 * Places in a list of ranks, the first rank first.
 *
 * @param {readonly number[]} ranks
 * @param {number} most
 */
function inOrder(ranks, most) {
  const ranked = [...ranks.keys()].filter((i) => ranks[i] > 0 && ranks[i] <= most);
  return ranked.sort((a, b) => ranks[a] - ranks[b]);
}

/**
 * @param {PackedLists} lists
 * @param {number} item
 */
function titleOf({ items }, item) {
  const { id, title } = items[item] ?? { id: "" };
  return title === undefined ? `${id}` : `${title} (${id})`;
}

/**
 * Every relevant item, and where each system put it.
 *
 * @param {PackedLists} lists
 * @param {ShownQuery} query
 */
function relevantTable(lists, { items, grades, ranks, relevant }) {
  const rows = grades.map((grade, i) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, titleOf(lists, items[i])),
      numberCell(`${grade}`),
      ...ranks.map((own) => numberCell(rankText(own[i]))),
    ),
  );
  const head = [
    headCell("item"),
    headCell("grade", "right"),
    ...lists.systems.map((system) => headCell(`rank in ${system}`, "right")),
  ];
  const others = relevant - grades.length;
  const caption = `Relevant items, – where a system does not return one${others > 0 ? `; ${others} more that none returns` : ""}`;
  return scrollingTable(caption, head, rows);
}

/**
 * What each feature adds to the logit of what the formula ranked: the features that differ most first.
 *
 * @param {PackedLists} lists
 * @param {ShownQuery} query
 */
function contributionsTable(lists, { items, contributions, ranks, grades }) {
  const own = ranks[lists.systems.indexOf(lists.explained)];
  const explained = [...items.keys()].filter((i) => contributions[i].length > 0);
  const order = explained.sort((a, b) => own[a] - own[b]);
  /** @param {number} feature */
  const spread = (feature) => {
    const values = order.map((i) => contributions[i][feature] ?? 0);
    return Math.max(...values) - Math.min(...values);
  };
  const features = [...lists.features.keys()].sort((a, b) => spread(b) - spread(a));
  const rows = order.map((i) =>
    element(
      "tr",
      { class: i < grades.length ? "relevant" : "" },
      element("th", { scope: "row" }, titleOf(lists, items[i])),
      numberCell(`${own[i]}`),
      ...features.map((feature) => numberCell(signed(contributions[i][feature] ?? 0, 2))),
    ),
  );
  const head = [
    headCell("item"),
    headCell("rank", "right"),
    ...features.map((feature) => headCell(lists.features[feature], "right")),
  ];
  return scrollingTable(`What each feature adds to the logit of ${lists.explained}`, head, rows);
}

/**
 * What was asked of Qdrant, to be opened: the filter, and the request of each system that has one.
 *
 * @param {PackedLists} lists
 * @param {ShownQuery} query
 */
function requestsOf({ queries, requests, systems }, query) {
  const packed = requests.values[queries.indexOf(query)];
  if (packed.length === 0)
    return [element("p", {}, "Only requests of the queries that changed most are held.")];
  const [filter, ...sent] = packed.map((one) => unpack(requests.parts, one));
  const asked = systems.flatMap((system, i) =>
    sent[i] ? [folded(`Request of ${system} as curl`, asCurl(sent[i]))] : [],
  );
  return filter ? [folded("Filter: what this query may be given", printJson(filter)), ...asked] : asked;
}

/**
 * @param {string} summary
 * @param {string} code
 */
function folded(summary, code) {
  const text = element("pre", { tabindex: "0", role: "region", "aria-label": summary }, code);
  return element("details", {}, element("summary", {}, summary), text);
}
