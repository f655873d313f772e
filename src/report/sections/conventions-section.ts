import type { Report } from "../report.ts";

/** What the numbers mean. */
export function conventionsSection({ conventions }: Report): string {
  return `## Conventions

${conventions.map((convention) => `- ${convention}`).join("\n")}`;
}
