import type { ListSelection } from "../../analysis/lists/select-queries.ts";
import { visibleJson } from "../../visible-text.ts";
import { formatCount } from "../format-number.ts";
import type { ListedQuery, QueryLists } from "../query-lists.ts";
import { type PackedValues, packRequests } from "./pack-requests.ts";

/** The section of a page that lets a reader look at queries: its script fills it with the lists that are beside it. */
export function explorerSection(lists: QueryLists): string {
  return `<h2>Queries, one by one</h2>
<p>${describeSelection(lists.selection)} Lists are those at depth ${formatCount(lists.depth)}.</p>
<div id="explorer"><noscript><p>The lists need JavaScript.</p></noscript></div>
<script type="application/json" id="query-lists">${scriptJson(packLists(lists))}</script>
`;
}

/** The lists as a page holds them. */
export interface PackedLists extends Omit<QueryLists, "queries"> {
  readonly queries: readonly Omit<ListedQuery, "filter" | "requests">[];
  /** The filter and the requests of each query, in their order. */
  readonly requests: PackedValues;
}

/** So much of a page are lists and requests, in characters; with charts and tables it stays below 6 MB. */
const SPACE = 5_700_000;

/** Queries that changed most get space for their requests first. */
function packLists({ queries, ...lists }: QueryLists): PackedLists {
  const measure = lists.measures.indexOf(lists.headline);
  const change = ({ values }: ListedQuery) =>
    Math.abs((values.at(-1)![measure] ?? 0) - (values[0]![measure] ?? 0));
  const order = [...queries.keys()].sort((a, b) => change(queries[b]!) - change(queries[a]!));
  const groups = order.map((i) => [queries[i]!.filter, ...queries[i]!.requests]);
  const shown = { ...lists, queries: queries.map(({ filter, requests, ...query }) => query) };
  const { parts, values } = packRequests(groups, SPACE - JSON.stringify(shown).length);
  const inOrder = new Array<(typeof values)[number]>(queries.length);
  order.forEach((query, i) => {
    inOrder[query] = values[i]!;
  });
  return { ...shown, requests: { parts, values: inOrder } };
}

/** Which queries are listed, as HTML. */
function describeSelection({ of, gains, losses, drawn, seed }: ListSelection): string {
  if (gains + losses + drawn === of) return `All ${formatCount(of)} queries.`;
  return `Of ${formatCount(of)} queries the ${formatCount(gains)} largest gains, the ${formatCount(losses)} largest losses, and ${formatCount(drawn)} of the others drawn at random (seed ${seed}).`;
}

/** A value as the text of a script element that holds JSON: no text in it can end the element or begin another. */
function scriptJson(value: unknown): string {
  return visibleJson(JSON.stringify(value)).replaceAll("<", "\\u003c");
}
