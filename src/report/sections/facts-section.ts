import { formatCount, formatPercent } from "../format-number.ts";
import { markdownTable } from "../markdown-table.ts";
import type { Report } from "../report.ts";

/** On which data, with which engine and settings. */
export function factsSection(report: Report): string {
  return `## What was measured

${factsTable(report)}`;
}

function factsTable(report: Report): string {
  const { dataset, engine, experiment } = report;
  const rows: [string, string][] = [
    [
      "dataset",
      `${dataset.name}: ${formatCount(dataset.items)} items, ${formatCount(dataset.users)} users, ${formatCount(dataset.interactions)} interactions, ${describeVectors(dataset)}`,
    ],
    [
      "queries",
      `${formatCount(dataset.queries)}, with ${dataset.relevantPerQuery.toFixed(1)} relevant items on average${describeFolds(dataset)}`,
    ],
    [
      "left out",
      `${formatCount(dataset.usersWithoutRelevantItems)} test users without relevant items; ${formatCount(dataset.repeatedInteractions)} test interactions with items seen before${describeIneligible(dataset)}`,
    ],
    ["fingerprint", dataset.fingerprint.slice(0, 16)],
    ["engine", `${engine.description} (${engine.kind}; ${engine.reason}), version ${engine.version}`],
    ["search", describeSearch(experiment)],
    ["formula", experiment.form],
    ["seed", String(experiment.seed)],
    [
      "intervals",
      `${formatPercent(experiment.confidence)}, ${formatCount(experiment.bootstrapSamples)} bootstrap samples`,
    ],
  ];
  return markdownTable(
    [
      { head: "what", align: "left", cell: ([what]) => what },
      { head: "value", align: "left", cell: ([, value]) => value },
    ],
    rows,
  );
}

function describeIneligible({ ineligible }: Report["dataset"]): string {
  if (ineligible === undefined) return "";
  return `; ${formatCount(ineligible.queries)} users to whom constraints leave nothing relevant; ${formatCount(ineligible.judged)} judgments of items that constraints forbid`;
}

function describeSearch({ distance, only, collection, vector }: Report["experiment"]): string {
  const parts = ["exact", distance];
  if (only.length > 0) parts.push(`only items that ${only.join(" and ")}`);
  if (collection !== undefined) parts.push(`in the existing collection ${collection}`);
  if (vector !== undefined) parts.push(`by its vector ${vector}`);
  return parts.join(", ");
}

function describeVectors({ dimensions, vectors = [] }: Report["dataset"]): string {
  const own = dimensions > 0 || vectors.length === 0 ? [`${dimensions} dimensions`] : [];
  const named = vectors.map(({ name, kind, dimensions, distance, modifier }) => {
    const what =
      kind === "dense"
        ? `${dimensions} dimensions${distance === undefined ? "" : `, ${distance}`}`
        : `sparse${modifier === undefined ? "" : ", idf"}`;
    return `vector ${name} (${what})`;
  });
  return [...own, ...named].join(", ");
}

function describeFolds({ folds }: Report["dataset"]): string {
  return folds === undefined
    ? ""
    : `, in ${formatCount(folds)} folds, each ranked by a model that has learned from the others`;
}
