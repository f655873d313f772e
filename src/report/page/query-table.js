import { choice, element, fixed, numberCell, scrollingTable, signed } from "./elements.js";

/** @import { PackedLists } from "./explorer-section.ts" */
/** @typedef {PackedLists["queries"][number]} ShownQuery */

/**
 * @typedef {object} Column
 * @property {string} [key] What links call it.
 * @property {string} head
 * @property {(query: ShownQuery) => number} value What the table is sorted by.
 * @property {(query: ShownQuery) => string} text
 */

const PAGE = 20;

/**
 * A table of queries to find and sort, each of which can be opened.
 *
 * @param {PackedLists} lists
 * @param {(query: ShownQuery) => void} onOpen
 */
export function queryTable(lists, onOpen) {
  const place = element("div");
  const status = element("p", { role: "status" });
  let measure = lists.measures.indexOf(lists.headline);
  let sorted = { column: 1 + lists.systems.length, descending: false };
  let shown = PAGE;
  let wanted = "";

  function draw() {
    const columns = columnsOf(lists, measure);
    const { value } = columns[Math.min(sorted.column, columns.length - 1)];
    const found = lists.queries.filter(({ id, text = "" }) => `${id} ${text}`.toLowerCase().includes(wanted));
    const sign = sorted.descending ? -1 : 1;
    const queries = found.sort((a, b) => sign * (value(a) - value(b)));
    const rows = queries.slice(0, shown).map((query) => rowOf(query, columns, onOpen));
    const head = columns.map((column, i) => sortableHead(column, i));
    const query = element("th", { scope: "col" }, "query");
    place.replaceChildren(scrollingTable("Queries", [query, ...head], rows));
    const left = queries.length - shown;
    status.textContent = `${queries.length} of ${lists.queries.length} queries, ${Math.min(shown, queries.length)} shown.`;
    if (left > 0) {
      const more = element("button", { type: "button" }, `Show ${Math.min(left, PAGE)} more`);
      more.addEventListener("click", () => {
        shown += PAGE;
        draw();
      });
      place.append(more);
    }
  }

  /**
   * @param {Column} column
   * @param {number} i
   */
  function sortableHead({ head }, i) {
    const isSorted = i === sorted.column;
    const order = sorted.descending ? "descending" : "ascending";
    const button = element(
      "button",
      { type: "button" },
      head,
      isSorted ? (sorted.descending ? " ▼" : " ▲") : "",
    );
    button.addEventListener("click", () => {
      sorted = { column: i, descending: isSorted ? !sorted.descending : true };
      draw();
      const again = /** @type {HTMLElement | undefined} */ (place.querySelectorAll("thead button")[i]);
      again?.focus();
    });
    return element("th", { scope: "col", class: "right", "aria-sort": isSorted ? order : "none" }, button);
  }

  const search = element("input", { type: "search" });
  search.addEventListener("input", () => {
    wanted = search.value.toLowerCase().trim();
    shown = PAGE;
    draw();
  });
  const measures = choice("Measure", lists.measures, measure, (chosen) => {
    measure = chosen;
    draw();
  });
  draw();
  const controls = element("div", { class: "controls" }, element("label", {}, "Find ", search), measures);
  return {
    node: element("div", {}, controls, status, place),
    /** @param {string} key What is lost most, or gained least, comes first. */
    sortBy(key) {
      const column = columnsOf(lists, measure).findIndex((one) => one.key === key);
      if (column < 0) return;
      sorted = { column, descending: key !== "gain" };
      draw();
    },
  };
}

/**
 * @param {PackedLists} lists
 * @param {number} measure
 * @returns {Column[]}
 */
function columnsOf({ systems, measures, headline }, measure) {
  const name = measures[measure];
  /** @param {ShownQuery} query @param {number} system */
  const scoreOf = ({ values }, system) => values[system][measure] ?? null;
  /** @param {ShownQuery} query */
  const gain = (query) => (scoreOf(query, systems.length - 1) ?? 0) - (scoreOf(query, 0) ?? 0);
  return [
    { head: "relevant", value: ({ relevant }) => relevant, text: ({ relevant }) => `${relevant}` },
    ...systems.map((system, i) => ({
      head: `${name} ${system}`,
      value: (/** @type {ShownQuery} */ query) => scoreOf(query, i) ?? -1,
      text: (/** @type {ShownQuery} */ query) => fixed(scoreOf(query, i)),
    })),
    { key: "gain", head: `gain over ${systems[0]}`, value: gain, text: (query) => signed(gain(query)) },
    ...["order", "search", "depth"].map((stage) => {
      const loss = (/** @type {ShownQuery} */ { losses }) => losses[/** @type {"order"} */ (stage)];
      return {
        key: stage,
        head: `${headline} lost by ${stage}`,
        value: loss,
        text: (/** @type {ShownQuery} */ query) => fixed(loss(query)),
      };
    }),
  ];
}

/**
 * @param {ShownQuery} query
 * @param {Column[]} columns
 * @param {(query: ShownQuery) => void} onOpen
 */
function rowOf(query, columns, onOpen) {
  const open = element("button", { type: "button", class: "open" }, query.text ?? query.id);
  open.addEventListener("click", () => onOpen(query));
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, open),
    ...columns.map(({ text }) => numberCell(text(query))),
  );
}
