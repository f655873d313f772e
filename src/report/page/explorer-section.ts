import type { ListSelection } from "../../analysis/lists/select-queries.ts";
import { visibleJson } from "../../visible-text.ts";
import { formatCount } from "../format-number.ts";
import type { QueryLists } from "../query-lists.ts";

/** The section of a page that lets a reader look at queries: its script fills it with the lists that are beside it. */
export function explorerSection(lists: QueryLists): string {
  return `<h2>Queries, one by one</h2>
<p>${describeSelection(lists.selection)} Lists are those at depth ${formatCount(lists.depth)}.</p>
<div id="explorer"><noscript><p>The lists need JavaScript.</p></noscript></div>
<script type="application/json" id="query-lists">${scriptJson(lists)}</script>
`;
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
