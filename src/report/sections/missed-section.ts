import type { HitOutcome } from "../../analysis/stages/hit-outcomes.ts";
import type { LosingQuery } from "../../analysis/stages/summarize-outcomes.ts";
import type { ItemId } from "../../domain.ts";
import { findExamined } from "../find-score.ts";
import { formatCount, formatScore, formatShare } from "../format-number.ts";
import { type Column, markdownTable } from "../markdown-table.ts";
import { markdownText } from "../markdown-text.ts";
import type { Report } from "../report.ts";

/** What became of the relevant items, what costs them their places, and what the treatment moved. */
export function missedSection(report: Report): string {
  if (findExamined(report) !== report.experiment.treatment) return "";
  const parts = [
    `## Why hits are missed, at depth ${formatCount(report.missed.depth)}`,
    fatesNote(report),
    movementNote(report),
  ];
  if (report.missed.worst.length > 0) parts.push(worstNote(report), worstTable(report));
  return parts.join("\n\n");
}

function fatesNote({ missed }: Report): string {
  const { counts, mainReasons, cutoff } = missed;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const share = (count: number) => `${formatCount(count)} (${formatShare(count / all)})`;
  const bySearch =
    counts["lost-by-search"] === 0 ? "" : `, ${share(counts["lost-by-search"])} were missed by the search`;
  const outcomes = `Of ${formatCount(all)} relevant items ${share(counts.shown)} are among the first ${cutoff}, ${share(counts["ranked-too-low"])} are candidates that rank below${bySearch}, and ${share(counts["not-a-candidate"])} are not among the nearest.`;
  if (mainReasons.length === 0) return outcomes;
  const tooLow = mainReasons.reduce((sum, { items }) => sum + items, 0);
  const reasons = mainReasons.map(
    ({ feature, items }) => `${markdownText(feature)} (${formatShare(items / tooLow)})`,
  );
  return `${outcomes} Why relevant candidates rank too low: ${reasons.join(", ")}.`;
}

function movementNote({ movement, experiment }: Report): string {
  const { cutoff, promotions, demotions, overlap, tau, deepestHit } = movement;
  const { control, treatment } = experiment;
  const moves = `Ranking by ${treatment} brings ${formatCount(promotions.right + promotions.wrong)} items into the first ${cutoff}, ${formatCount(promotions.right)} of them relevant, and drops ${formatCount(demotions.wrong)} relevant ones. Its order and that of ${control} overlap by ${formatScore(overlap)} (rank-biased, p = 0.9) and correlate by ${formatScore(tau)} (Kendall's tau).`;
  if (deepestHit.queries === 0) return moves;
  return `${moves} The deepest rescued hit was at rank ${formatCount(deepestHit.median)} of ${control} (median of ${formatCount(deepestHit.queries)} queries), ${formatCount(deepestHit.greatest)} (maximum).`;
}

function worstNote({ missed }: Report): string {
  return `The ${missed.worst.length} queries that lose most; \`report.json\` has each of their relevant items, with its rank, its margin and the features that pull it down.`;
}

function worstTable({ missed }: Report): string {
  const count = (head: string, outcome: HitOutcome["outcome"]): Column<LosingQuery> => ({
    head,
    align: "right",
    cell: ({ outcomes }) => formatCount(outcomes.filter((one) => one.outcome === outcome).length),
  });
  return markdownTable<LosingQuery>(
    [
      { head: "user", align: "left", cell: ({ user, text }) => withText(user, text) },
      { head: "relevant", align: "right", cell: ({ outcomes }) => formatCount(outcomes.length) },
      count("shown", "shown"),
      count("ranked too low", "ranked-too-low"),
      count("missed by search", "lost-by-search"),
      count("not near enough", "not-a-candidate"),
      { head: "closest miss", align: "left", cell: ({ outcomes }) => closestMiss(outcomes) },
    ],
    missed.worst,
  );
}

/** The best of the items that are ranked too low, and why it is; or the nearest of those that are no candidates. */
function closestMiss(outcomes: readonly HitOutcome[]): string {
  const best = outcomes
    .flatMap((one) => (one.outcome === "ranked-too-low" ? [one] : []))
    .sort((a, b) => a.rank - b.rank)[0];
  if (best !== undefined) {
    const [main] = best.pulledDown;
    const reason = main === undefined ? "" : `, by ${main.feature}`;
    return `item ${withText(best.item, best.title)} at rank ${formatCount(best.rank)}${reason}`;
  }
  const nearest = outcomes
    .flatMap((one) => ("searchRank" in one ? [one] : []))
    .sort((a, b) => a.searchRank - b.searchRank)[0];
  return nearest === undefined
    ? "–"
    : `item ${withText(nearest.item, nearest.title)} at vector rank ${formatCount(nearest.searchRank)}`;
}

/** So much of a text is shown. */
const SHOWN_TEXT = 60;

/** An id with the beginning of the text that says to a reader what it is. */
function withText(id: ItemId, text: string | undefined): string {
  if (text === undefined || text === "") return String(id);
  const characters = [...text];
  const shown = characters.length > SHOWN_TEXT ? `${characters.slice(0, SHOWN_TEXT).join("")}…` : text;
  return `${id} (${shown})`;
}
