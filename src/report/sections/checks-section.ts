import { computesOtherScores } from "../findings/find-doubts.ts";
import { firstScreen } from "../findings/first-screen.ts";
import { formatCount } from "../format-number.ts";
import type { Report } from "../report.ts";

/** The checks that are in order, a line each; the others are doubts, which a report begins with. */
export function checksSection(report: Report): string {
  const lines = [
    parity(report),
    prefetchParity(report),
    payload(report),
    training(report),
    constraints(report),
    repeats(report),
    shards(report),
  ].filter((line) => line !== undefined);
  if (lines.length === 0) return "";
  const isInDoubt = firstScreen(report.findings).doubts.length > 0;
  return `## What is in order

${[...lines.map((line) => `- ${line}`), ...(isInDoubt ? ["- What is not is said above."] : [])].join("\n")}`;
}

function total<One>(parts: readonly One[], count: (part: One) => number): number {
  return parts.reduce((sum, part) => sum + count(part), 0);
}

function parity(report: Report): string | undefined {
  const { parity } = report;
  if (parity.length === 0 || computesOtherScores(report)) return undefined;
  const different = total(parity, (depth) => depth.different);
  const exactly = different === 0 ? "exactly" : "but for the last bits";
  return `Qdrant computes the model ${exactly}: ${formatCount(total(parity, ({ candidates }) => candidates))} scores, ${formatCount(different)} differ.`;
}

function prefetchParity({ prefetchParity: { scores, beyondRounding } }: Report): string | undefined {
  if (scores === 0 || beyondRounding > 0) return undefined;
  return `The prefetch scores are the similarities of the dataset's vectors: ${formatCount(scores)} compared.`;
}

function payload({ payload }: Report): string | undefined {
  if (payload.length === 0 || payload.some(({ items }) => items.hidden > 0)) return undefined;
  const paths = payload.length === 1 ? "path" : "paths";
  return `No index hides a value from the formula: ${formatCount(payload.length)} ${paths}.`;
}

function training({ trust, dataset }: Report): string | undefined {
  if (dataset.folds !== undefined) return "No query was ranked by a model that has learned from it.";
  const { samples, leaked } = trust.judgedSamples;
  if (leaked > 0) return undefined;
  return `No label of the test is among the training samples: ${formatCount(samples)}.`;
}

function constraints({ trust }: Report): string | undefined {
  const { seen, ineligible } = trust;
  if (!seen.excluded && ineligible === undefined) return undefined;
  if ((seen.excluded ? seen.candidates : 0) + (ineligible?.candidates ?? 0) > 0) return undefined;
  return "No candidate came back that its query may not be given.";
}

function repeats({ trust: { repeat } }: Report): string | undefined {
  if (repeat.changed > 0) return undefined;
  return `Queries that are sent again give the same results: ${formatCount(repeat.queries)}.`;
}

function shards({ trust: { shards } }: Report): string | undefined {
  if (shards.counts.some(({ above }) => above > 0)) return undefined;
  return "No query ranked more candidates than its depth.";
}
