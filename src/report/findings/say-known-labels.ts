import { formatScore } from "../format-number.ts";
import type { KnownLabels } from "./finding-parts.ts";
import { list } from "./list-in-words.ts";

/** The words of features that know labels. */
export function sayKnownLabels(values: KnownLabels): string {
  const { part, learned, declared, columns, most, area, testArea } = values;
  const names = columns.length > 0 ? ` (${list(columns)})` : "";
  const evidence = `the AUC of ${most} is ${formatScore(area)} on ${part} interactions and ${formatScore(testArea)} on those of the test`;
  const know = declared ? "know" : "seem to know";
  const subject = learned
    ? `The model learned from labels of the ${part} part that its features${names} ${know}`
    : `Features${names} ${know} labels of the ${part} part`;
  const undeclared = declared ? "" : ", though the dataset does not declare it";
  return `${subject}${undeclared}: ${evidence}. ${adviseKnownLabels(values)}`;
}

/** What to do where features know labels. */
export function adviseKnownLabels({ part, learned, hasTune }: KnownLabels): string {
  if (part === "tune") return "Compute them from the train part only.";
  if (!learned) return 'Declare it: "computedFrom": "train" in dataset.json.';
  const where = 'from labels that they do not know: "training": { "part": "tune" }';
  return hasTune ? `Learn ${where}.` : `Give the split a tune part and learn ${where}.`;
}
