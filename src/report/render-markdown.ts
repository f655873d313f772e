import { firstScreen } from "./findings/first-screen.ts";
import { markdownParagraph, markdownText } from "./markdown-text.ts";
import type { QueryLists } from "./query-lists.ts";
import { type GateResult, renderActions, renderGate } from "./render-comment.ts";
import type { Report } from "./report.ts";
import { ablationSection } from "./sections/ablation-section.ts";
import { approximateSection } from "./sections/approximate-section.ts";
import { beyondAccuracySection } from "./sections/beyond-accuracy-section.ts";
import { boundsSection } from "./sections/bounds-section.ts";
import { comparisonSection } from "./sections/comparison-section.ts";
import { conventionsSection } from "./sections/conventions-section.ts";
import { depthSection } from "./sections/depth-section.ts";
import { examplesSection } from "./sections/examples-section.ts";
import { factsSection } from "./sections/facts-section.ts";
import { heldOutSection } from "./sections/held-out-section.ts";
import { hybridSection } from "./sections/hybrid-section.ts";
import { knownLabelsSection } from "./sections/known-labels-section.ts";
import { missedSection } from "./sections/missed-section.ts";
import { modelSection } from "./sections/model-section.ts";
import { objectivesSection } from "./sections/objectives-section.ts";
import { paritySection } from "./sections/parity-section.ts";
import { payloadSection } from "./sections/payload-section.ts";
import { saturationSection } from "./sections/saturation-section.ts";
import { shapeSection } from "./sections/shape-section.ts";
import { slicesSection } from "./sections/slices-section.ts";
import { stagesSection } from "./sections/stages-section.ts";
import { systemsSection } from "./sections/systems-section.ts";
import { unjudgedSection } from "./sections/unjudged-section.ts";
import { validitySection } from "./sections/validity-section.ts";

/** In the order in which a reader needs them; a section that has nothing to say is an empty text. */
const SECTIONS: readonly ((report: Report, lists: QueryLists | undefined) => string)[] = [
  depthSection,
  hybridSection,
  stagesSection,
  (_, lists) => (lists === undefined ? "" : examplesSection(lists)),
  approximateSection,
  boundsSection,
  missedSection,
  comparisonSection,
  systemsSection,
  unjudgedSection,
  slicesSection,
  beyondAccuracySection,
  modelSection,
  objectivesSection,
  ablationSection,
  heldOutSection,
  knownLabelsSection,
  shapeSection,
  paritySection,
  saturationSection,
  payloadSection,
  validitySection,
  factsSection,
  conventionsSection,
];

/**
 * Renders a report for people: the answer, then what it rests on. Charts are files of their own (`reportCharts`).
 *
 * @param gate Is said first.
 * @param lists What queries were given, of which a few are shown.
 */
export function renderMarkdown(report: Report, gate?: GateResult, lists?: QueryLists): string {
  return joinParts([renderHead(report, gate), ...renderSections(report, lists)]);
}

/** All sections that have something to say, each beginning with its heading. */
export function renderSections(report: Report, lists?: QueryLists): string[] {
  return SECTIONS.map((section) => section(report, lists)).filter((section) => section !== "");
}

/** What a reader sees first: the gate, the answer, what puts it in doubt, what to read it with, and what to do next. */
export function renderHead(report: Report, gate?: GateResult): string {
  const { verdict, rest, cautions, doubts, actions } = firstScreen(report.findings);
  return joinParts([
    `# ${markdownText(report.experiment.name)}`,
    gate === undefined ? "" : renderGate(gate),
    `**${markdownText(verdict)}** ${rest.map(markdownText).join(" ")}`,
    doubts.length === 0
      ? ""
      : `**Beware: ${doubts.map(markdownText).join(" ")}** See “Can the results be trusted?”, “Does Qdrant compute what was trained?” and “The payload” below.`,
    cautions.length === 0
      ? ""
      : `Read this with care:\n\n${cautions.map((caution) => `- ${markdownText(caution)}`).join("\n")}`,
    renderActions(actions),
    markdownParagraph(report.experiment.description),
  ]).trimEnd();
}

/** Parts of a markdown text with an empty line between them; those without text are left out. */
export function joinParts(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
