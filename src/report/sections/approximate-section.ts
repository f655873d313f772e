import { recommendSearch } from "../../analysis/search/recommend-search.ts";
import type { SearchPoint } from "../../analysis/search/search-point.ts";
import { formatCount, formatDifference, formatPercent, formatScore, formatShare } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** What approximate searches find, and in what time; an empty text where none was tried. */
export function approximateSection({ approximate, recommendation, experiment, systems }: Report): string {
  if (approximate === undefined) return "";
  const formula = systems.find(({ kind }) => kind === "formula")!.name;
  const several =
    experiment.retrievers === undefined
      ? ""
      : " Recall and times are those of the retrievers of dense vectors, all together; sparse vectors are always searched exactly.";
  const { measure, depth } = recommendation;
  const interval = formatPercent(experiment.confidence);
  return `## Approximate search

All else in this report rests on exact search. Here each index is searched by every setting at every depth: recall is the share of the M nearest items that was found, the same items (id) or such as are as near (score); R@M and ${measure} are those of the relevant items and of ${formula}, with their difference from exact search and its ${interval} interval; search loss is what a perfect order of the candidates loses by what was not found. Settings on the Pareto front — none of the same depth finds as much in less time — are in bold.${several}

The graphs are built with random levels by several threads: the numbers of this section differ a little from run to run. Times are the engine's own for a query of stage one in batches of 50, medians of five rounds in turn, and in parts of those of a scan of all vectors in the same collection; they are of this machine, and with the embedded engine they include its REST front end.

${sayRecommended(approximate, recommendation)}

${markdownTable(columns(`${measure} ${formula}`), approximate)}
${selectivityTable(approximate)}
![Recall and time of approximate search at depth ${formatCount(depth)}](approximate.svg)`;
}

/** The cheapest search that is good enough; what rests on times is no finding of the report, and is said here. */
function sayRecommended(
  points: readonly SearchPoint[],
  { measure, depth, margin }: Report["recommendation"],
): string {
  const best = recommendSearch(points, { depth, margin });
  const within = `is shown to lose at most ${formatPercent(margin)} of ${measure} to exact search`;
  if (best === undefined) {
    return `**Search exactly at depth ${formatCount(depth)}:** no setting there that takes less time ${within}.`;
  }
  const { index, ef, rescore, engineMs, exactMs } = best;
  const rescored =
    rescore === undefined ? "" : rescore === false ? ", not rescored" : `, ${rescore} × M rescored`;
  return `**Search by ${index} with ef ${formatCount(ef)}${rescored} at depth ${formatCount(depth)}:** it ${within}, and takes ${formatShare(engineMs / exactMs)} of a scan's time, the least of the settings of which that is shown.`;
}

/** Recall where the constraints let more or fewer items pass; an empty text where they filter nothing. */
function selectivityTable(points: readonly SearchPoint[]): string {
  const bands = points[0]?.bySelectivity;
  if (bands === undefined) return "";
  return `
Recall (score) by selectivity, the share of the items that the constraints let a query have, against exact search under the same filters. All filters that leave more than 10 KB of vectors are searched by the graph here; by its default Qdrant scans up to 10,000 KB, exactly (\`full_scan_threshold\`):

${markdownTable(
  [
    ...SETTING_COLUMNS,
    ...bands.map(
      ({ above, upTo, queries }, band): Column<SearchPoint> => ({
        head: `${formatPercent(above)} to ${formatPercent(upTo)} (${formatCount(queries)} queries)`,
        align: "right",
        cell: ({ bySelectivity }) => formatScore(bySelectivity![band]!.recall),
      }),
    ),
  ],
  points,
)}
`;
}

const SETTING_COLUMNS: readonly Column<SearchPoint>[] = [
  { head: "depth M", align: "right", cell: ({ depth }) => formatCount(depth) },
  {
    head: "index (m/ef_construct)",
    align: "left",
    cell: ({ index }) => index,
    bold: ({ onFront }) => onFront,
  },
  { head: "ef", align: "right", cell: ({ ef }) => formatCount(ef) },
  {
    head: "rescored",
    align: "right",
    cell: ({ rescore }) => (rescore === undefined ? "–" : rescore === false ? "no" : `${rescore} × M`),
  },
];

function columns(measure: string): Column<SearchPoint>[] {
  const right = (head: string, cell: (point: SearchPoint) => string): Column<SearchPoint> => ({
    head,
    align: "right",
    cell,
  });
  return [
    ...SETTING_COLUMNS,
    right("recall (id)", ({ recallById }) => formatScore(recallById.mean)),
    right("recall (score)", ({ recallByScore }) => formatScore(recallByScore.mean)),
    right("R@M", ({ relevant }) => formatScore(relevant)),
    right("to exact", ({ relevantToExact }) => withInterval(relevantToExact)),
    right(measure, ({ reranked }) => formatScore(reranked)),
    right("to exact", ({ rerankedToExact }) => withInterval(rerankedToExact)),
    right("search loss", ({ searchLoss }) => formatDifference(searchLoss)),
    right("ms a query", ({ engineMs }) => engineMs.toFixed(3)),
    right("of a scan's time", ({ engineMs, exactMs }) => formatShare(engineMs / exactMs)),
  ];
}

function withInterval({ difference, low, high }: SearchPoint["rerankedToExact"]): string {
  return `${formatDifference(difference)} (${formatDifference(low)} to ${formatDifference(high)})`;
}
