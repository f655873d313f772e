import { element } from "./elements.js";
import { queryTable } from "./query-table.js";
import { queryView } from "./query-view.js";

/** @import { ListedQuery, QueryLists } from "../query-lists.ts" */

const data = document.getElementById("query-lists");
const explorer = document.getElementById("explorer");
if (data !== null && explorer !== null) {
  /** @type {QueryLists} */
  const lists = JSON.parse(data.textContent ?? "");
  const view = element("div");
  /** @param {ListedQuery} query */
  const open = (query) => {
    view.replaceChildren(queryView(lists, query));
    view.querySelector("h3")?.focus();
  };
  explorer.replaceChildren(queryTable(lists, open), view);
}
