import { answerOf } from "./answer.ts";
import type { Report } from "./report.ts";
import { comparisonSection } from "./sections/comparison.ts";
import { conventionsSection } from "./sections/conventions.ts";
import { depthSection } from "./sections/depth.ts";
import { factsSection } from "./sections/facts.ts";
import { modelSection } from "./sections/model.ts";

/** In the order in which a reader needs them; a section that has nothing to say is an empty text. */
const SECTIONS: readonly ((report: Report) => string)[] = [
  depthSection,
  comparisonSection,
  modelSection,
  factsSection,
  conventionsSection,
];

/** Renders a report for people: the answer, then what it rests on. Charts stand beside it (`reportCharts`). */
export function renderMarkdown(report: Report): string {
  const { verdict, evidence, depth } = answerOf(report);
  const parts = [
    `# ${report.experiment.name}`,
    `**${verdict}** ${evidence} ${depth}`,
    report.experiment.description,
    ...SECTIONS.map((section) => section(report)),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
