import { formatCount, formatDifference, formatScore } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { ListedQuery, QueryLists } from "../query-lists.ts";

/** How many results of an example are shown. */
const SHOWN = 5;

/** Three queries with what the control and the treatment showed: the largest gain, the largest loss, and one in the middle. */
export function examplesSection(lists: QueryLists): string {
  const examples = chooseExamples(lists);
  if (examples.length === 0) return "";
  const { systems, cutoff } = lists;
  const [control, treatment] = [systems[0]!, systems.at(-1)!];
  const intro = `The first ${Math.min(SHOWN, cutoff)} results of ${markdownText(control)} and of ${markdownText(treatment)}; relevant ones are marked ✓, arrows say how far an item moved. \`report.html\` has all lists, and what each feature added.`;
  return ["## Three queries", intro, ...examples.map(({ kind, query }) => example(lists, query, kind))].join(
    "\n\n",
  );
}

interface Example {
  readonly kind: string;
  readonly query: ListedQuery;
}

/** Of equal queries the first; one that is the largest gain, loss or the middle is shown once. */
function chooseExamples(lists: QueryLists): Example[] {
  const byGain = lists.queries.map((query) => ({ query, gain: gainOf(lists, query) }));
  byGain.sort((a, b) => b.gain - a.gain);
  const first = byGain[0];
  const last = byGain.find(({ gain }) => gain === byGain.at(-1)!.gain);
  const middle = byGain.find(({ gain }) => gain === byGain[Math.floor(byGain.length / 2)]!.gain);
  const named = [
    { kind: "The largest gain", ...first },
    { kind: "The largest loss", ...last },
    { kind: "In the middle", ...middle },
  ].filter(
    ({ kind, gain = 0 }) =>
      (kind !== "The largest gain" || gain > 0) && (kind !== "The largest loss" || gain < 0),
  );
  const seen = new Set<ListedQuery>();
  return named.flatMap(({ kind, query }) => {
    if (query === undefined || seen.has(query)) return [];
    seen.add(query);
    return [{ kind, query }];
  });
}

function gainOf({ measures, headline }: QueryLists, { values }: ListedQuery): number {
  const measure = measures.indexOf(headline);
  return (values.at(-1)![measure] ?? 0) - (values[0]![measure] ?? 0);
}

function example(lists: QueryLists, query: ListedQuery, kind: string): string {
  const { systems, headline, measures, cutoff } = lists;
  const measure = measures.indexOf(headline);
  const [before, after] = [query.values[0]![measure], query.values.at(-1)![measure]];
  const name = query.text === undefined ? `user ${query.id}` : `“${query.text}”`;
  const scores = `${headline} ${formatScore(before ?? undefined)} → ${formatScore(after ?? undefined)} (${formatDifference(gainOf(lists, query))})`;
  const treatment = systems.length - 1;
  const rows = Array.from({ length: Math.min(SHOWN, cutoff) }, (_, i) => i + 1);
  const table = markdownTable<number>(
    [
      { head: "rank", align: "right", cell: formatCount },
      { head: systems[0]!, align: "left", cell: (rank) => resultAt(lists, query, 0, rank) },
      {
        head: systems[treatment]!,
        align: "left",
        cell: (rank) => resultAt(lists, query, treatment, rank, query.ranks[0]),
      },
    ],
    rows,
  );
  return `**${kind}: ${markdownText(name)}** ${markdownText(scores)}\n\n${table}`;
}

/** What a system shows at a rank, with how far it moved from a rank before. */
function resultAt(
  lists: QueryLists,
  { items, ranks, grades }: ListedQuery,
  system: number,
  rank: number,
  before?: readonly number[],
): string {
  const place = ranks[system]!.indexOf(rank);
  if (place < 0) return "–";
  const { id, title = `item ${id}` } = lists.items[items[place]!]!;
  const marked = place < grades.length ? `✓ ${title}` : title;
  return before === undefined ? marked : `${marked} ${moved(before[place]!, rank)}`.trimEnd();
}

function moved(before: number, now: number): string {
  if (before === 0) return "(new)";
  if (before === now) return "";
  return before > now ? `↑${before - now}` : `↓${now - before}`;
}
