import { element } from "./elements.js";
import { queryTable } from "./query-table.js";
import { queryView } from "./query-view.js";

/** @import { PackedLists } from "./explorer-section.ts" */

const data = document.getElementById("query-lists");
const explorer = document.getElementById("explorer");
if (data !== null && explorer !== null) explore(JSON.parse(data.textContent ?? ""), explorer);

/**
 * Shows the queries, and the one that the address names: `#query=ann`, or sorted by what it names: `#sort=order`.
 *
 * @param {PackedLists} lists
 * @param {HTMLElement} place
 */
function explore(lists, place) {
  const view = element("div");
  const table = queryTable(lists, ({ id }) => {
    location.hash = `query=${encodeURIComponent(id)}`;
  });
  function follow() {
    const [, kind, name] = /^#(query|sort)=(.*)$/.exec(location.hash) ?? [];
    if (kind === "sort") {
      table.sortBy(name);
      place.scrollIntoView();
    }
    const query = lists.queries.find(({ id }) => kind === "query" && encodeURIComponent(id) === name);
    if (query === undefined) return;
    view.replaceChildren(queryView(lists, query));
    view.querySelector("h3")?.focus();
  }
  place.replaceChildren(table.node, view);
  window.addEventListener("hashchange", follow);
  follow();
}
