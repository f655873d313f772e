import { firstScreen } from "./findings/first-screen.ts";
import { markdownParagraph, markdownText } from "./markdown-text.ts";
import type { Report } from "./report.ts";
import { ablationSection } from "./sections/ablation.ts";
import { approximateSection } from "./sections/approximate.ts";
import { beyondAccuracySection } from "./sections/beyond-accuracy.ts";
import { boundsSection } from "./sections/bounds.ts";
import { comparisonSection } from "./sections/comparison.ts";
import { conventionsSection } from "./sections/conventions.ts";
import { depthSection } from "./sections/depth.ts";
import { factsSection } from "./sections/facts.ts";
import { heldOutSection } from "./sections/held-out.ts";
import { missedSection } from "./sections/missed.ts";
import { modelSection } from "./sections/model.ts";
import { paritySection } from "./sections/parity.ts";
import { payloadSection } from "./sections/payload.ts";
import { saturationSection } from "./sections/saturation.ts";
import { slicesSection } from "./sections/slices.ts";
import { stagesSection } from "./sections/stages.ts";
import { trustSection } from "./sections/trust.ts";

/** In the order in which a reader needs them; a section that has nothing to say is an empty text. */
const SECTIONS: readonly ((report: Report) => string)[] = [
  depthSection,
  stagesSection,
  approximateSection,
  boundsSection,
  missedSection,
  comparisonSection,
  slicesSection,
  beyondAccuracySection,
  modelSection,
  ablationSection,
  heldOutSection,
  paritySection,
  saturationSection,
  payloadSection,
  trustSection,
  factsSection,
  conventionsSection,
];

/** Renders a report for people: the answer, then what it rests on. Charts are files of their own (`reportCharts`). */
export function renderMarkdown(report: Report): string {
  const { verdict, rest, doubts } = firstScreen(report.findings);
  const parts = [
    `# ${markdownText(report.experiment.name)}`,
    `**${markdownText(verdict)}** ${rest.map(markdownText).join(" ")}`,
    doubts.length === 0
      ? ""
      : `**Beware: ${doubts.map(markdownText).join(" ")}** See “Can the results be trusted?”, “Does Qdrant compute what was trained?” and “The payload” below.`,
    markdownParagraph(report.experiment.description),
    ...SECTIONS.map((section) => section(report)),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
