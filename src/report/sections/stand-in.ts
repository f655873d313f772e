import type { Report } from "../report.ts";

/** Says that the engine was not Qdrant, where it was not; else an empty text. */
export function standInNotice({ engine }: Report): string {
  return engine.isQdrant
    ? ""
    : "Computed by the reference engine, not Qdrant: it follows what Qdrant documents, so the order should be Qdrant's; its speed is not, and no timings are shown.";
}
